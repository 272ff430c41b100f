"""The document's context: what its keys mean in the words of Web Annotation, schema.org and PROV."""

from typing import Any

__all__ = ["CONTEXT", "URN"]

URN = "urn:onrecord:"


def _linked(name: str) -> dict[str, str]:
    return {"@id": name, "@type": "@id"}


CONTEXT: dict[str, Any] = {
    "@version": 1.1,
    "@vocab": f"{URN}term:",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "http://schema.org/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": "@id",
    "type": "@type",
    # Web Annotation
    "body": _linked("oa:hasBody"),
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
    "exact": "oa:exact",
    "motivation": _linked("oa:motivatedBy"),
    "prefix": "oa:prefix",
    "purpose": _linked("oa:hasPurpose"),
    "selector": _linked("oa:hasSelector"),
    "source": _linked("oa:hasSource"),
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "suffix": "oa:suffix",
    "target": _linked("oa:hasTarget"),
    "value": "rdf:value",
    # schema.org
    "about": _linked("schema:about"),
    "alternateName": "schema:alternateName",
    "appearance": _linked("schema:appearance"),
    "author": _linked("schema:author"),
    "creator": _linked("schema:creator"),
    "dateCreated": "schema:dateCreated",
    "dateModified": "schema:dateModified",
    "datePublished": "schema:datePublished",
    "endDate": "schema:endDate",
    "hasPart": _linked("schema:hasPart"),
    "headline": "schema:headline",
    "inLanguage": "schema:inLanguage",
    "name": "schema:name",
    "publisher": _linked("schema:publisher"),
    "roleName": "schema:roleName",
    "softwareVersion": "schema:softwareVersion",
    "spokenByCharacter": _linked("schema:spokenByCharacter"),
    "startDate": "schema:startDate",
    "text": "schema:text",
    "url": _linked("schema:url"),
    # PROV
    "entity": _linked("prov:entity"),
    "hadPrimarySource": _linked("prov:hadPrimarySource"),
    "qualifiedDerivation": _linked("prov:qualifiedDerivation"),
    "qualifiedQuotation": _linked("prov:qualifiedQuotation"),
    "wasAssociatedWith": _linked("prov:wasAssociatedWith"),
    "wasAttributedTo": _linked("prov:wasAttributedTo"),
    "wasDerivedFrom": _linked("prov:wasDerivedFrom"),
    "wasGeneratedBy": _linked("prov:wasGeneratedBy"),
    "wasQuotedFrom": _linked("prov:wasQuotedFrom"),
    # Ours that lead to nodes or have a type
    "confidence": {"@type": "xsd:decimal"},
    "containment": {"@type": "xsd:decimal"},
    "matter": {"@type": "@id"},
    "original": {"@type": "@id"},
    "roles": {"@type": "@id"},
    "statement": {"@type": "@id"},
    "utterance": {"@type": "@id"},
    "variants": {"@type": "@id"},
    "within": {"@type": "@id"},
}
"""The context of the document: every key but those of ours whose values are plain."""
