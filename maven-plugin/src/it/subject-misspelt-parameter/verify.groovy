String log = new File(basedir, 'build.log').text
List<String> sentences = log.readLines().findAll { it.startsWith('[ERROR]') && it.contains('LayerNorm.gamma') }
assert sentences.size() == 1 : "not one sentence, but $sentences"
assert sentences[0].contains('"wieght"') : sentences[0]
assert sentences[0].contains('Did you mean "weight"?') : sentences[0]
assert !log.contains('\tat io.github.backproof') : 'the log has a stack trace of ours'
