"""The values every room speaks in. Nothing here does I/O, except that `config` reads digest.yaml and
`languages` the word lists shipped with the package."""
