"""The figures of a periodic evaluation: set-based SQL over the register, in one city's scope.

`instansi.hitung` makes the figures of one perangkat daerah, `kota.hitung` those of the city out of the finished
sheets. Their shape is `rules.angka`; every question of law is answered by `rules`.

What is counted, the same for this and for every earlier period shown beside it:

- Population: people in service on the last day of the period; each belongs to the unit of the last position held
  definitif up to that day, also between two positions. A row refused, superseded or withdrawn never counts.
- Predikat of a person: of a triwulan its own row; of a semester the row of its last triwulan; of a year the annual
  row.
- JP: from 1 January to the last day of the period against 20 JP pro rata (rules/jp.py); for PPPK since the last
  anniversary of the contract against the cap.
- IP ASN: the facts known on the last day; the annual predikat of this or the last year, failing that the newest
  quarterly one.
- IKM and complaints: the figure deposited for the perangkat daerah itself, failing that the mean of the units below
  weighted by their number of answers; for a longer period without its own figure the mean of its quarters.

All of it runs inside one transaction on temporary tables (`fakta.siapkan`), so the planner knows their real
sizes.
"""
