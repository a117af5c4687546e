package com.example;

import io.github.backproof.junit.VerifyLayers;

@VerifyLayers
class ComplianceTest {}
