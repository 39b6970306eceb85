"""Write a tiny llama model with random weights, in the GGUF form: 0.5 MB, the same bytes each time.

A model of pure noise never ends a text and hardly closes a brace, so that no
server gets JSON out of it, whatever grammar it imposes. Therefore one channel of
the residual stream is held constant, past every layer; through it the output
matrix, which has no bias, prefers letters, blanks, quotes, brackets and the end.
"""

import struct
from array import array
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random

WIDTH, LAYERS, HEADS, KEY_HEADS, INNER, CONTEXT = 64, 2, 4, 2, 128, 16_384
HEAD = WIDTH // HEADS
ALIGNMENT = 32
CONSTANT = 8.0  # of channel 0: much beside the others' 1, so that the last norm leaves it near what it was

# The template must have a form for tools, or the server does not constrain calls; each marker is one token.
TEMPLATE = """\
{%- if tools %}<|im_start|>system
Functions: {% for tool in tools %}{{ tool | tojson }}
{% endfor %}Answer with <tool_call>{"name": <name>, "arguments": <object>}</tool_call><|im_end|>
{% endif %}
{%- for message in messages %}<|im_start|>{{ message.role }}
{{ message.content or '' }}
{%- for call in message.tool_calls or [] %}
<tool_call>{"name": "{{ call.function.name }}", "arguments": {{ call.function.arguments | tojson }}}</tool_call>
{%- endfor %}<|im_end|>
{% endfor %}
{%- if add_generation_prompt %}<|im_start|>assistant
{% endif %}"""

PAIRS = ["t h", "th e", "i n", "e r", "a n", "o n"]  # a tokenizer of bytes needs some merges
CONTROL = ["<|bos|>", "<|eos|>", "<|im_start|>", "<|im_end|>"]
MARKERS = ["<tool_call>", "</tool_call>"]
NORMAL, CONTROL_KIND, USER_KIND = 1, 3, 4


def tokens() -> list[str]:
    """Return the vocabulary: every byte in the spelling of GPT-2's tokenizer, the merges, the special ones."""
    plain = {*range(33, 127), *range(161, 173), *range(174, 256)}
    others = iter(range(256, 512))
    return [
        *(chr(byte if byte in plain else next(others)) for byte in range(256)),
        *(pair.replace(" ", "") for pair in PAIRS),
        *CONTROL,
        *MARKERS,
    ]


def preferences() -> list[float]:
    """Return how much likelier each token is made, as its logit."""
    likes = dict.fromkeys([*range(32), *range(128, 256)], -8.0)
    likes |= dict.fromkeys([*range(97, 123), *range(256, 256 + len(PAIRS))], 2.0)
    likes |= {ord(character): 3.5 for character in ' "]}'} | {ord("{"): 5.0}  # lists may be empty, and shall not be
    names = tokens()
    special = {"<|bos|>": -8.0, "<|im_start|>": -8.0, "<|eos|>": 2.5, "<|im_end|>": 2.5}
    special |= {"<tool_call>": 3.5, "</tool_call>": 2.5}
    return [likes.get(number, special.get(name, 0.0)) for number, name in enumerate(names)]


def write_model(path: Path, seed: int = 0) -> None:
    """Write the model."""
    settings, tensors = list(_settings()), list(_tensors(Random(seed)))
    head = b"GGUF" + struct.pack("<IQQ", 3, len(tensors), len(settings)) + b"".join(settings)
    offset, body = 0, b""
    for name, shape, values in tensors:
        head += _text(name) + struct.pack("<I", len(shape)) + struct.pack(f"<{len(shape)}Q", *shape)
        head += struct.pack("<IQ", 0, offset)  # 0: plain floats
        data = array("f", values).tobytes()
        body += data + b"\0" * (-len(data) % ALIGNMENT)
        offset = len(body)
    path.write_bytes(head + b"\0" * (-len(head) % ALIGNMENT) + body)


def _text(text: str) -> bytes:
    data = text.encode()
    return struct.pack("<Q", len(data)) + data


def _settings() -> Iterator[bytes]:
    names = tokens()
    kinds = [CONTROL_KIND if name in CONTROL else USER_KIND if name in MARKERS else NORMAL for name in names]
    yield _setting("general.architecture", "llama")
    yield _setting("general.name", "random")
    for name, value in (
        ("context_length", CONTEXT),
        ("embedding_length", WIDTH),
        ("block_count", LAYERS),
        ("feed_forward_length", INNER),
        ("attention.head_count", HEADS),
        ("attention.head_count_kv", KEY_HEADS),
        ("rope.dimension_count", HEAD),
        ("attention.layer_norm_rms_epsilon", 1e-5),
    ):
        yield _setting(f"llama.{name}", value)
    yield _setting("tokenizer.ggml.model", "gpt2")
    yield _setting("tokenizer.ggml.pre", "gpt-2")
    yield _list("tokenizer.ggml.tokens", 8, [_text(name) for name in names])
    yield _list("tokenizer.ggml.token_type", 5, [struct.pack("<i", kind) for kind in kinds])
    yield _list("tokenizer.ggml.merges", 8, [_text(pair) for pair in PAIRS])
    yield _setting("tokenizer.ggml.bos_token_id", names.index("<|bos|>"))
    yield _setting("tokenizer.ggml.eos_token_id", names.index("<|im_end|>"))
    yield _text("tokenizer.ggml.add_bos_token") + struct.pack("<I?", 7, False)
    yield _setting("tokenizer.chat_template", TEMPLATE)


def _setting(name: str, value: str | float) -> bytes:
    if isinstance(value, str):
        return _text(name) + struct.pack("<I", 8) + _text(value)
    if isinstance(value, int):
        return _text(name) + struct.pack("<II", 4, value)
    return _text(name) + struct.pack("<If", 6, value)


def _list(name: str, kind: int, values: Sequence[bytes]) -> bytes:
    return _text(name) + struct.pack("<IIQ", 9, kind, len(values)) + b"".join(values)


Tensor = tuple[str, tuple[int, ...], list[float]]


def _tensors(random: Random) -> Iterator[Tensor]:
    """Yield name, shape (columns first) and values of each tensor."""

    def matrix(rows: int, columns: int, scale: float, first: Callable[[int], float | None]) -> list[float]:
        values = [random.gauss(0, scale) for _ in range(rows * columns)]
        for row in range(rows):
            fixed = first(row)
            if fixed is not None:
                values[row * columns] = fixed
        return values

    count, likes = len(tokens()), preferences()
    yield "token_embd.weight", (WIDTH, count), matrix(count, WIDTH, 1.0, lambda row: CONSTANT)
    for layer in range(LAYERS):
        for name, rows, columns in (
            ("attn_q", WIDTH, WIDTH),
            ("attn_k", KEY_HEADS * HEAD, WIDTH),
            ("attn_v", KEY_HEADS * HEAD, WIDTH),
            ("attn_output", WIDTH, WIDTH),
            ("ffn_gate", INNER, WIDTH),
            ("ffn_up", INNER, WIDTH),
            ("ffn_down", WIDTH, INNER),
        ):
            values = matrix(rows, columns, columns**-0.5, lambda row: None)
            if name in ("attn_output", "ffn_down"):
                values[:columns] = [0.0] * columns  # nothing is added to channel 0
            yield f"blk.{layer}.{name}.weight", (columns, rows), values
        for name in ("attn_norm", "ffn_norm"):
            yield f"blk.{layer}.{name}.weight", (WIDTH,), [1.0] * WIDTH
    yield "output_norm.weight", (WIDTH,), [1.0] * WIDTH
    # The last norm divides by the root of the mean square, which is the constant's beside ones; this undoes it.
    scale = (CONSTANT**2 / WIDTH + 1) ** 0.5 / CONSTANT
    yield "output.weight", (WIDTH, count), matrix(count, WIDTH, WIDTH**-0.5, lambda row: likes[row] * scale)
