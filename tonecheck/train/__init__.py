"""From the corpus to a model folder; needs the extra ``train`` for the encoder alone."""
