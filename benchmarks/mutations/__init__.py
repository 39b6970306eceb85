"""Single edits to right statements, and rewrites that change no meaning; written before the checks were tuned.

``pages`` reads articles and right statements, ``values``, ``polarity``, ``voices`` make false ones, ``rewrites``
makes harmless ones, ``forms`` hands them to the verifier. Nothing here imports a rule or a word list of the verifier.
"""
