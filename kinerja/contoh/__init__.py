"""The demo city: Pontianak's offices with invented people, a year of work and what citizens say of it.

`isi.isi_kota` fills an empty database. The offices stand in `berkas/*.json`, each file with its sources;
rows that no official source confirmed carry `peraga`. Everything invented is drawn from seeded numbers: the
same arguments on the same day give the same city.
"""
