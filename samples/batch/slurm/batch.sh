#!/usr/bin/env bash
# An array of eight tasks, a shard each, and a job that merges them when all have ended well. Run it on the login node:
#
#   samples/batch/slurm/batch.sh readmes.jsonl.zst answers/
#
# A task that runs out of time gets SIGTERM, stops cleanly, is queued again and goes on where it stopped.
set -euo pipefail

inputs=$(realpath "$1")
answers=$2
shards=8

mkdir -p "$answers"
answers=$(realpath "$answers")

array=$(sbatch --parsable --job-name=tagtasks-batch --array="1-$shards" --cpus-per-task=4 --mem=1G --time=02:00:00 \
  --requeue --signal=B:TERM@120 --output="$answers/%a.log" --open-mode=append <<JOB
#!/usr/bin/env bash
# The shell, which gets the signal, hands it on; 130 says that batch has stopped and can go on.
tagtasks batch "$inputs" --shard "\$SLURM_ARRAY_TASK_ID/$shards" --threads "\$SLURM_CPUS_PER_TASK" \
  --out "$answers/\$SLURM_ARRAY_TASK_ID.jsonl.zst" --resume --max-errors 100 &
batch=\$!
trap 'kill -TERM \$batch' TERM
code=0
wait \$batch || code=\$?
while kill -0 \$batch 2>/dev/null; do wait \$batch && code=0 || code=\$?; done
if [ \$code -eq 130 ]; then scontrol requeue "\${SLURM_ARRAY_JOB_ID}_\$SLURM_ARRAY_TASK_ID"; fi
exit \$code
JOB
)

sbatch --job-name=tagtasks-merge --dependency="afterok:$array" --mem=1G --output="$answers/merge.log" \
  --wrap "tagtasks merge '$answers'/[0-9]*.jsonl.zst --inputs '$inputs' --out '$answers/merged.jsonl.zst' --verbose"
