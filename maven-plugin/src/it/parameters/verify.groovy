String log = new File(basedir, 'build.log').text
[
    'backproof: skipped',
    'seed -7 · 20 tries',
    '[WARNING] backproof: 1 of 1 layer does not comply',
    'report: target/elsewhere/index.html',
    'budget 1 s',
    'float32     1 of 1',
    'backproof: the layer complies',
    'backproof.only is "Nrom", which matches nothing: write Class, Class#ID or #ID',
    'backproof.only is "LayerNorm#ATT-01", which matches nothing',
    'backproof.seed is "today": write a whole number',
    '· 25 tries ·',
    'backproof.profile is "fast": write quick, standard or thorough.',
    'SHOULD violations, which count here (backproof.failOn)',
    'the catalogue is 2026.1, older than 2099.1 (backproof.minCatalogue)',
    'kinds had every invariant applied, less than 100 % (backproof.minKinds)',
    'backproof.shard is "9/8": write the part and the number of parts, as in 3/8',
    'backproof.failOn is "SOMETIMES": write MUST, SHOULD or NONE.',
    'nowhere.yml", which cannot be read: name a file of waivers.',
    'pom.xml cannot be written',
    'set backproof.outputDirectory to a folder that can.',
    '[WARNING] backproof: no class is marked @GradientChecked, nothing was verified',
    'nothing was verified, and backproof.requireSubjects is set',
    'backproof.parallel is "none": write a whole number from 1 to 64.',
    'backproof.tryTimeout is "0": write a whole number from 1 to 86400.',
    'backproof.layerTimeout is "long": write a whole number from 1 to 86400.',
    'backproof.tries is "0": write a whole number from 1',
    'backproof: the forked JVM ended with exit status 1 before it had a result'
].each { expected -> assert log.contains(expected) : "the log does not say: $expected" }
assert new File(basedir, 'target/elsewhere/index.html').isFile()
assert !log.contains('\tat io.github.backproof') : 'the log has a stack trace of ours'
assert new File(basedir, 'target/told/compliance.json').getText('UTF-8').contains('with -Dtold=yes"') :
    'the result does not say what the JVM was started with'
