String log = new File(basedir, 'build.log').text
assert log =~ /(?m)^\[ERROR\]\s+LORA-01 / : 'the log does not name LORA-01 on an error line'
assert log.contains('smallest case: n_T = ') : 'the log shows no smallest case'
assert log =~ 'to one known mistake \\(lora-[a-z-]+, eqs. 43' : 'the log does not name the equations'
assert !log.contains('\tat io.github.backproof') : 'the log has a stack trace of ours'
for (name in ['compliance.json', 'index.html']) {
    File report = new File(basedir, "target/backproof/$name")
    assert report.isFile() : "$report is missing"
    assert report.getText('UTF-8').contains('LORA-01') : "$report does not name LORA-01"
}
