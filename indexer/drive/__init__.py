"""Looking at the drive: the scan is the truth, the watch says where to look sooner. Never writes to the drive, knows no
database: `indexer.reconcile` feeds it what was recorded and takes the settled changes."""
