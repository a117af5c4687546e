String log = new File(basedir, 'build.log').text
List<String> sentences = log.readLines().findAll { it.startsWith('[ERROR]') && it.contains('LayerNorm.forward') }
assert sentences.size() == 1 : "not one sentence, but $sentences"
assert sentences[0].contains('forward returned') : sentences[0]
assert !log.contains('\tat io.github.backproof') : 'the log has a stack trace of ours'
