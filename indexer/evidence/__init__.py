"""Who was seen at which file: sources of sightings outside the documents themselves, one file per source."""
