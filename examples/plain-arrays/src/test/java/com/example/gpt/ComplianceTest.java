package com.example.gpt;

import io.github.backproof.junit.VerifyLayers;

/** Every layer of this package, one test per invariant. */
@VerifyLayers(packages = "com.example.gpt")
class ComplianceTest {}
