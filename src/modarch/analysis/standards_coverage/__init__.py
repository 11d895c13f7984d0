"""Which standards a landscape rests on: where information has its place, and what it takes."""
