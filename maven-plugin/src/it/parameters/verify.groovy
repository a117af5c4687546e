String log = new File(basedir, 'build.log').text
[
    'backproof: skipped',
    'seed -7 · 20 tries',
    '[WARNING] backproof: 1 of 1 layer does not comply',
    'report: target/elsewhere/index.html',
    'float32     1 of 1',
    'backproof: the layer complies',
    'backproof.only is "Nrom", which matches nothing: write Class, Class#ID or #ID',
    'backproof.only is "LayerNorm#ATT-01", which matches nothing',
    'backproof.seed is "today": write a whole number',
    '· 25 tries ·',
    'backproof.profile is "fast": write quick, standard or thorough.',
    'backproof.tries is "0": write a whole number from 1'
].each { expected -> assert log.contains(expected) : "the log does not say: $expected" }
assert new File(basedir, 'target/elsewhere/index.html').isFile()
assert !log.contains('\tat io.github.backproof') : 'the log has a stack trace of ours'
