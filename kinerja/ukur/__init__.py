"""The benchmark: how fast the site is, as ratios to the least it could cost on the same machine, same run.

Absolute times say more about the machine than about the program. A page is held against a bare page with
the same middleware, login and base template; a computation against a plain aggregate that reads and stores
the same rows. Everything happens in a database of its own.
"""
