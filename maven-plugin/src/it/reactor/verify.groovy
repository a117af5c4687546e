import groovy.json.JsonSlurper

def timeless
timeless = { value ->
    value instanceof Map ? value.findAll { it.key != 'seconds' }.collectEntries { [it.key, timeless(it.value)] }
        : value instanceof List ? value.collect(timeless) : value
}
for (module in ['one', 'two']) {
    def subjects = { folder ->
        timeless(new JsonSlurper().parse(new File(basedir, "$module/target/$folder/compliance.json"), 'UTF-8').subjects)
    }
    List together = subjects('backproof')
    List after = subjects('after')
    assert together*.className == ["com.example.${module}.Exits", "com.example.${module}.Right"]
    assert together[1] == after[1] : "$module: Right differs when both modules are built at the same time"
    assert !(together[1].verdicts*.outcome.any { it in ['VIOLATED', 'FAILED'] })
    assert together[0].verdicts.any { it.invariant == 'RUN-04' } : "$module: nobody noticed the exit"
    for (part in ['part-1', 'part-2']) {
        List<String> left = new File(basedir, "$module/target/backproof/fork/$part").list() as List
        assert 'run.log' in left && left.every { !it.startsWith('run-') } : "$module: $left"
    }
}
assert new File(basedir, 'build.log').text.contains('MultiThreadedBuilder') : 'the modules were not built at the same time'
