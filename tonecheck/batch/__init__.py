"""Many drafts at once."""
