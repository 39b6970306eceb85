"""What differs from one recording of the same answer to the next, made the same: a new recording shows real changes."""

import json
from typing import Any


def steady(answer: Any) -> Any:
    """Return a recorded answer of llama.cpp's server with its id, its date and its timings at zero."""
    try:
        body = json.loads(answer["body"]["string"])
    except (ValueError, TypeError):
        return answer
    if not isinstance(body, dict) or "timings" not in body:
        return answer
    body |= {"id": "chatcmpl-0", "created": 0, "timings": dict.fromkeys(body["timings"], 0)}
    return {**answer, "body": {"string": json.dumps(body, ensure_ascii=False).encode()}}
