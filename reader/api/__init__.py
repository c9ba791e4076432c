"""The room's holdings as JSON, to be read by programs: beside each page, under its address, `.json`.

    address ─found─▶ rows ─cursor─▶ one part of a list ─shapes─▶ JSON

Names are those of a Reading (see issues.importer.records); what is not known is null.
"""
