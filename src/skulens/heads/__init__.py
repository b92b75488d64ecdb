"""What is learned from labelled vectors: linear heads, their calibration, their artefacts."""
