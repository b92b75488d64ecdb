"""All that speaks to Blender: shapes, materials, the studio, and the places phones look at."""
