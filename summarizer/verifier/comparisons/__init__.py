"""How an assertion may differ from its evidence: one way in each module, which a check turns into remarks."""
