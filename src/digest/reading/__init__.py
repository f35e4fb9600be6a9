"""Reading: article files become entries, or diagnostics that say why not.

The room is pure but for `discover`, which lists files: `read` takes a path and bytes and gives an `Entry`. It knows
nothing of sites, pages or other entries.
"""
