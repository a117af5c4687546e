#!/usr/bin/env bash
# Forward and backward of the paper's minimal network, ours and PyTorch's in turn, and the ratios of their medians.
# Usage: benchmarks/side-by-side.sh [TOKENS...]   TORCH_SCRIPT=torch_gpt.py PYTHON=/usr/bin/python3 override the baseline.
set -euo pipefail
cd "$(dirname "$0")/.."
tokens=("${@:-1024}")
python=${PYTHON:-/usr/bin/python3}
script=${TORCH_SCRIPT:-../shared/bench/torch_gpt.py}

mvn -q -ntp -DskipTests package -Dspotless.check.skip -Dmaven.javadoc.skip -pl benchmarks -am
mvn -q -ntp -Pautograd test-compile dependency:build-classpath -Dspotless.check.skip \
  -Dmdep.outputFile=target/autograd-class-path -pl specs,verifier-core
ours=benchmarks/target/classes:$(cat benchmarks/target/class-path)
theirs=verifier-core/target/test-classes:verifier-core/target/classes:specs/target/classes:$(cat verifier-core/target/autograd-class-path)
heap="-Xms8g -Xmx8g -XX:+AlwaysPreTouch -XX:G1HeapRegionSize=32m"

seconds() { grep -o 'step=[0-9.]*' | cut -d= -f2; }
for n in "${tokens[@]}"; do
  fast=$(java $heap --add-modules jdk.incubator.vector -cp "$ours" io.github.backproof.benchmarks.ModelStep 1 "$n" 5 2>/dev/null | tee -a /dev/stderr | seconds)
  djl=$(java -Xmx4g -Dai.djl.offline=true -Dai.djl.pytorch.num_threads=2 -cp "$theirs" \
    io.github.backproof.reference.AutogradStep 1 "$n" 5 2>/dev/null | tee -a /dev/stderr | seconds)
  debian=""
  if [ -f "$script" ] && "$python" -c 'import torch' 2>/dev/null; then
    debian=$("$python" "$script" f64 "$n" 2 5 | tee -a /dev/stderr | grep -o 'step=[0-9]*' | cut -d= -f2)
  fi
  slow=$(java $heap -cp "$ours" io.github.backproof.benchmarks.ModelStep 1 "$n" 3 2>/dev/null | tee -a /dev/stderr | seconds)
  awk -v n="$n" -v f="$fast" -v d="$djl" -v p="$debian" -v s="$slow" 'BEGIN {
    p = p == "" ? 0 : p / 1000; best = p > 0 && p < d ? p : d
    printf "n_T = %d: ours/PyTorch %.2f with the Vector API, %.2f without (PyTorch 2.7.1 %.2f s, Debian %s)\n", n, f / best, s / best, d, (p > 0 ? p " s" : "not installed") }'
done
