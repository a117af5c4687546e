import groovy.json.JsonSlurper

// What each layer of this project is to be told: how sure, about which mistake, and in which words.
Map<String, List> expected = [
    ForgetsTheMean      : ['EQUAL', ['layer-norm-mean-term-missing'], 'Forgot that x moves the mean.'],
    HasOneColumn        : ['ONE_OF_SEVERAL', ['softmax-row-term-of-all-rows'], 'Compared: its output and every gradient.'],
    MakesTwoMistakes    : ['TWO_MISTAKES',
                           ['layer-norm-mean-term-missing', 'layer-norm-weight-gradient-not-normalised'],
                           'Summed Δ where Δ∘x̂ was due.'],
    IsKnownInPart       : ['IN_PART', ['layer-norm-mean-term-missing'],
                           'That explains Δ_in; wrong is Δ_in, d bias.'],
    CountsATermThreeTimes: ['OTHER_COEFFICIENTS', [],
                           'In Δ_in (eq. 40), −x̂∘mean(H∘x̂)/s is multiplied by 3.00'],
    WritesBackwards     : ['OTHER_PLACES', [], 'The result Δ_in has its columns in the opposite order'],
    Cancels             : ['SAME_LAWS', ['layer-norm-variance-in-one-pass'], 'Its values were not compared with it.'],
    AddsUp              : ['UNKNOWN', [], 'Nothing is wrong in one forward and backward of the cases looked at'],
    IsUnknown           : ['UNKNOWN', [], 'Wrong is Δ_in.'],
]
List<String> wordsOf = [
    'equal, to rounding level, to one known mistake (layer-norm-mean-term-missing, eq. 40)',
    'equal, to rounding level, to several known mistakes, which cannot be told apart here (softmax-row-term-of-all-rows,',
    'equal, to rounding level, to several known mistakes, which cannot be told apart here (softmax-row-term-along-columns,',
    'equal, to rounding level, to two known mistakes at once (layer-norm-mean-term-missing, eq. 40;',
    'equal in part, to rounding level, to a known mistake (layer-norm-mean-term-missing, eq. 40)',
    "made of its equation's own terms, in other proportions",
    'the right values, in other places',
    'likely, not certain: the same laws are broken as by a known mistake (layer-norm-variance-in-one-pass, eq. 37)',
    'unknown to the dictionary',
]
Map found = new JsonSlurper().parse(new File(basedir, 'target/backproof/compliance.json'), 'UTF-8')
    .subjects.collectEntries { [it.name, it] }
assert found.keySet() == expected.keySet() + 'IsRight'
assert found.IsRight.diagnoses.isEmpty() : 'a right layer has a diagnosis'

List<String> log = new File(basedir, 'build.log').readLines('UTF-8')
String page = new File(basedir, 'target/backproof/index.html').getText('UTF-8')
expected.each { name, told ->
    Map diagnosis = found[name].diagnoses[0]
    assert [diagnosis.certainty, diagnosis.faults] == told[0..1] : "$name is told $diagnosis"
    assert diagnosis.finding.contains(told[2]) : "$name is told: $diagnosis.finding"
    assert log.any { it.contains(told[2]) } : "the log does not say of $name: ${told[2]}"
    assert page.contains(told[2]) : "the page does not say of $name: ${told[2]}"
}
// What is wrong within one forward and backward is shown, with its gradient over steps.
(expected.keySet() - 'AddsUp' - 'Cancels').each { name ->
    Map diagnosis = found[name].diagnoses[0]
    assert diagnosis.mismatch.quantity == 'Δ_in' : "$name shows $diagnosis.mismatch"
    assert diagnosis.steps.points.size() > 10 : "$name has no curve"
}
assert page.count('<table class="heat"') == 7
assert page.count('<svg class="steps"') == 7
wordsOf.each { words ->
    assert log.any { it.contains(words) } : "the log does not say: $words"
    assert page.contains(words.replace("'", '&#39;')) : "the page does not say: $words"
}
assert !log.any { it.contains('\tat io.github.backproof') } : 'the log has a stack trace of ours'
