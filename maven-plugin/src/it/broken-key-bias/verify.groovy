String log = new File(basedir, 'build.log').text
assert log =~ /(?m)^\[ERROR\]\s+ATT-01 / : 'the log does not name ATT-01 on an error line'
assert log.contains('smallest case: n_T = ') : 'the log shows no smallest case'
assert log.contains('to the reference with one mistake (eq. 25)') : 'the log does not name the equation'
assert !log.contains('\tat io.github.backproof') : 'the log has a stack trace of ours'
for (name in ['compliance.json', 'index.html']) {
    File report = new File(basedir, "target/backproof/$name")
    assert report.isFile() : "$report is missing"
    assert report.getText('UTF-8').contains('ATT-01') : "$report does not name ATT-01"
}
