List<File> reports = new File(basedir, 'target/surefire-reports').listFiles().findAll { it.name ==~ /TEST-.*\.xml/ }
String text = reports.collect { it.getText('UTF-8') }.join('\n')
[CausalSelfAttentionAdapter: 'ATT-01', GeluMlp: 'GEN-02', LayerNorm: 'LN-01', LoraLinearAdapter: 'LORA-01'].each { layer, id ->
    assert text =~ /<testcase name="$id [^"]+" classname="com.example.gpt.$layer"/ : "no test case for $id of $layer"
}
assert text.contains('not applicable because the layer has a causal mask') : 'no reason for what does not apply'
assert !(text =~ /<(failure|error)\b/) : 'a test failed'
