String log = new File(basedir, 'build.log').text
def text = { String name -> new File(basedir, name).getText('UTF-8') }
[
    'backproof-waivers.yml: waiver 1: "reason" is missing: write why the violation is accepted.',
    'waived: A test accepts it. (until 2026-12-31)',
    'nothing changed, taken from the last run (-Dbackproof.fresh runs all)',
    'ended on 2026-12-31: correct the layer, or give the waiver a later date and say why.',
    'backproof: Of 2 shards, these are missing: 2.',
    'ATT-16 ',
    'backproof.id is "ATT-99": write an invariant of catalogue',
    'backproof:merge'
].each { expected -> assert log.contains(expected) : "the log does not say: $expected" }
assert log.count('nothing changed, taken from the last run') == 1 : 'runs of which nothing changed, or a fresh one that was not'
for (name in ['compliance.json', 'index.html', 'compliance.sarif', 'compliance.md', 'statement.md', 'badge.svg', 'TEST-backproof.xml']) {
    assert new File(basedir, "target/merged/$name").isFile() : "$name is missing"
}
assert new File(basedir, 'target/history').readLines().size() == 1 : 'the history has another number of runs than one'
assert text('target/backproof/index.html').contains('The last runs') : 'the report has no trend'
def timeless = { String name -> text(name).replaceAll(/"seconds" : [0-9.E-]+/, '') }
assert timeless('target/merged/compliance.json') == timeless('target/waived/compliance.json') : 'merged shards differ from the whole run'
assert !log.contains('\tat io.github.backproof') : 'the log has a stack trace of ours'
assert text('target/waived/compliance.sarif').count('"justification"') == 14 : 'not every waived violation is in the SARIF file'
