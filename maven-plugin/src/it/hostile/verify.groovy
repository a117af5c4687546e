import groovy.json.JsonSlurper

def subjects = { String file -> new JsonSlurper().parse(new File(basedir, file), 'UTF-8').subjects }
def timeless
timeless = { value ->
    value instanceof Map ? value.findAll { it.key != 'seconds' }.collectEntries { [it.key, timeless(it.value)] }
        : value instanceof List ? value.collect(timeless) : value
}
Map<String, List<String>> expected = new File(basedir, 'expected.txt').readLines().collectEntries {
    List<String> words = it.split(/\s+/) as List
    [words[0], words.tail()]
}
Map found = subjects('target/backproof/compliance.json').collectEntries { [it.name, it] }
assert expected.size() >= 43 : 'fewer than 40 harmful layers'
assert found.keySet() == expected.keySet()
List<String> surprises = []
expected.each { name, words ->
    List<String> seen = found[name].verdicts.findAll { it.outcome in ['VIOLATED', 'FAILED'] }*.invariant
    if (found[name].problems) {
        seen << 'refused'
    }
    boolean asExpected = seen.containsAll(words) &&
        seen.every { it in words || !it.startsWith('RUN-') && it != 'refused' && words }
    if (!asExpected) {
        surprises << "$name: expected $words, seen $seen"
    }
}
assert surprises.isEmpty() : surprises.join('\n')

List<String> right = ['AFirstRight', 'MiddleRight', 'ZLastRight']
Map alone = subjects('target/alone/compliance.json').collectEntries { [it.name, it] }
right.each { name ->
    assert timeless(found[name]) == timeless(alone[name]) : "$name differs from a run without the others"
}

String log = new File(basedir, 'build.log').text
assert !log.contains('\tat io.github.backproof') : 'the log has a stack trace of ours'
assert !log.contains('\u001b[2J') && !log.contains('\u202e') : 'what a layer printed reaches the terminal'
assert new File(basedir, 'target/backproof/fork/part-1').list().every { it in ['run.log', 'crash.log', 'lock'] } : 'work files are left'
assert new File(basedir, 'target/backproof/fork/part-1/run.log').length() < 2_000_000 : 'the log was flooded'
