"""Safe decoding of pictures, one preparation, colours, perceptual hashes, contact sheets."""
