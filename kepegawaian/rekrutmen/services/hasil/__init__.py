"""From raw marks to a published list: what is ranked, publishing, revisions."""
