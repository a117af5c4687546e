String log = new File(basedir, 'build.log').text
assert log =~ /(?m)^\[ERROR\]\s+ATT-01 / : 'the log does not name ATT-01 on an error line'
assert log.contains('smallest case: n_T = ') : 'the log shows no smallest case'
assert log =~ 'to one known mistake \\(attention-[a-z-]+, eq. 25\\)' : 'the log does not name the equation'
assert !log.contains('\tat io.github.backproof') : 'the log has a stack trace of ours'
for (name in ['compliance.json', 'index.html']) {
    File report = new File(basedir, "target/backproof/$name")
    assert report.isFile() : "$report is missing"
    assert report.getText('UTF-8').contains('ATT-01') : "$report does not name ATT-01"
}
def sarif = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/backproof/compliance.sarif'), 'UTF-8')
def found = sarif.runs[0].results.find { it.ruleId == 'ATT-01' }.locations[0].physicalLocation
assert found.artifactLocation.uri == 'src/main/java/com/example/SelfAttention.java'
def line = new File(basedir, found.artifactLocation.uri).readLines()[found.region.startLine - 1]
assert line.contains('SelfAttention') || line.contains('private') : "no line of the class's head: $line"
