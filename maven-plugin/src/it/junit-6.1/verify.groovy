List<File> reports = new File(basedir, 'target/surefire-reports').listFiles().findAll { it.name ==~ /TEST-.*\.xml/ }
String text = reports.collect { it.getText('UTF-8') }.join('\n')
['CausalSelfAttentionAdapter', 'GeluMlp', 'LayerNorm', 'LoraLinearAdapter'].each { layer ->
    assert reports.any { it.name == "TEST-com.example.gpt.${layer}.xml" } : "no test report for $layer"
}
['ATT-01', 'LN-01', 'LORA-01', 'GEN-12'].each { id -> assert text =~ /<testcase [^>]*name="$id / : "no test case for $id" }
assert !(text =~ /<(failure|error)\b/) : 'a test failed'
