#!/usr/bin/env bash
# Makes the tapes in the box anew from their specifications (seed 1) and packs them. SynthesizerTest compares them with what the
# program makes today. Usage: datasets/box/make.sh
set -euo pipefail
cd "$(dirname "$0")/../.."
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
for spec in datasets/box/*.yaml; do
  name=$(basename "$spec" .yaml)
  ./lockstep datasets synth "$spec" --seed 1 --out "$made/$name" --quiet >/dev/null
  rm -rf "datasets/box/$name"
  mkdir -p "datasets/box/$name"
  for tape in "$made/$name"/*.tape; do gzip -9nc "$tape" >"datasets/box/$name/$(basename "$tape").gz"; done
done
