List<File> reports = new File(basedir, 'target/surefire-reports').listFiles().findAll { it.name ==~ /TEST-.*\.xml/ }
String text = reports.collect { it.getText('UTF-8') }.join('\n')
for (id in ['LN-01', 'GEN-12']) {
    assert text =~ /<testcase [^>]*$id / : "no test case for $id"
}
assert text.contains('LayerNorm') : 'no test names the layer'
assert !(text =~ /<(failure|error)\b/) : 'a test failed'
