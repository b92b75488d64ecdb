"""Where products come from: folders of photos, feeds, programs; and the way out again, export."""
