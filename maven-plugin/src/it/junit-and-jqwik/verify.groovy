// The runs of invoker.properties, each with all tests and with those of one family and level.
List<String> runs = (new File(basedir, 'invoker.properties').text =~ /-Drun=(\S+)/).collect { it[1] }
assert runs.size() > 3

runs.each { run ->
    Closure<String> reports = { kind ->
        new File(basedir, "target/$run/$kind").listFiles().findAll { it.name ==~ /TEST-.*\.xml/ }.collect { it.getText('UTF-8') }.join('\n')
    }
    String all = reports('surefire-reports')
    assert !(all =~ /<(failure|error)\b/) : "$run: a test failed"
    assert all =~ /<testcase name="SM-03 [^"]+" classname="com.example.RowSoftmax"/ : "$run: no test case for SM-03"
    if (run != 'bare') {
        assert all.contains('<testcase name="rowsOfScoreGradientSumToZero"') : "$run: no law of the contract"
        assert all.contains('not applicable because GEN-02 says nothing about the kind SOFTMAX') : "$run: no reason"
        assert all.contains('<testcase name="laws()[1][21]"') : "$run: no dynamic tests"
        assert all.contains('<testcase name="assertions"') : "$run: no assertions"
    }
    List<String> tagged = (reports('tagged') =~ /<testcase name="([^" ]+)/).collect { it[1] }
    assert tagged.size() > 5 && tagged.every { it.startsWith('SM-') } : "$run: the tags let through $tagged"
}

return true
