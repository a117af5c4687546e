package com.example;

import io.github.backproof.junit.VerifyLayers;

@VerifyLayers(packages = "com.example")
class ComplianceTest {}
