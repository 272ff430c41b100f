"""Attribution: page to statements: tagger, linking, speakers, roles, dates."""
