"""A statement and a text read together by all-MiniLM-L6-v2, with low-rank matrices added to its layers (Hu et al., LoRA, 2021)
and three classes on top. The same arithmetic as `../src/bert.rs` and `../src/inference.rs`."""

import math

import jax
import jax.numpy as jnp
import numpy as np
from safetensors.numpy import load_file
from tokenizers import Tokenizer

LAYERS, HEADS, WIDTH = 6, 12, 384
RANK, SCALE, HIDDEN = 8, 2.0, 64
DROPOUT = 0.1
STATEMENT_TOKENS, TEXT_TOKENS = 80, 120
START, END = 101, 102
SAYS, CONTRADICTS, NEITHER = 0, 1, 2

MATRICES = [
    "attention.self.query",
    "attention.self.key",
    "attention.self.value",
    "attention.output.dense",
    "intermediate.dense",
    "output.dense",
]
NORMS = ["embeddings.LayerNorm"] + [
    f"encoder.layer.{layer}.{part}.LayerNorm"
    for layer in range(LAYERS)
    for part in ("attention.output", "output")
]


def matrices():
    return [f"encoder.layer.{layer}.{part}" for layer in range(LAYERS) for part in MATRICES]


class Base:
    """What is not learned here."""

    def __init__(self, folder):
        tensors = load_file(f"{folder}/model.safetensors")
        self.tensors = {
            name: jnp.asarray(tensor)
            for name, tensor in tensors.items()
            if tensor.dtype == np.float32
        }
        self.tokenizer = Tokenizer.from_file(f"{folder}/tokenizer.json")
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()

    def tokens(self, text, most):
        text = text.rstrip(" .!?;")
        return self.tokenizer.encode(text, add_special_tokens=False).ids[:most]

    def pair(self, statement, text):
        """Tokens, and which of both each belongs to."""
        statement = [START, *self.tokens(statement, STATEMENT_TOKENS), END]
        text = [*self.tokens(text, TEXT_TOKENS), END]
        return statement + text, [0] * len(statement) + [1] * len(text)

    def start(self, key):
        """Parameters before anything is learned: matrices that add nothing."""
        learned = {}
        keys = iter(jax.random.split(key, len(matrices()) + 2))
        for name in matrices():
            outputs, inputs = self.tensors[f"{name}.weight"].shape
            noise = jax.random.normal(next(keys), (RANK, inputs))
            learned[f"{name}.down"] = noise / math.sqrt(inputs)
            learned[f"{name}.up"] = jnp.zeros((outputs, RANK))
            learned[f"{name}.bias"] = self.tensors[f"{name}.bias"]
        for name in NORMS:
            for part in ("weight", "bias"):
                learned[f"{name}.{part}"] = self.tensors[f"{name}.{part}"]
        learned["segments"] = self.tensors["embeddings.token_type_embeddings.weight"]
        learned["hidden.weight"] = jax.random.normal(next(keys), (HIDDEN, 4 * WIDTH)) * 0.02
        learned["hidden.bias"] = jnp.zeros(HIDDEN)
        learned["classes.weight"] = jax.random.normal(next(keys), (3, HIDDEN)) * 0.1
        learned["classes.bias"] = jnp.zeros(3)
        return learned

    def forward(self, learned, tokens, segments, mask, key=None):
        """Logits of the classes. With a key, a share of what is in between is dropped."""
        keys = iter(jax.random.split(key, 2 * LAYERS + 2)) if key is not None else None

        def drop(x):
            if keys is None:
                return x
            return x * jax.random.bernoulli(next(keys), 1 - DROPOUT, x.shape) / (1 - DROPOUT)

        def linear(x, name):
            weight = self.tensors[f"{name}.weight"]
            weight = weight + SCALE * learned[f"{name}.up"] @ learned[f"{name}.down"]
            return x @ weight.T + learned[f"{name}.bias"]

        def norm(x, name):
            mean = x.mean(-1, keepdims=True)
            variance = ((x - mean) ** 2).mean(-1, keepdims=True)
            x = (x - mean) / jnp.sqrt(variance + 1e-12)
            return x * learned[f"{name}.weight"] + learned[f"{name}.bias"]

        rows, length = tokens.shape
        words = self.tensors["embeddings.word_embeddings.weight"][tokens]
        positions = self.tensors["embeddings.position_embeddings.weight"][:length]
        x = drop(norm(words + positions + learned["segments"][segments], NORMS[0]))
        unseen = (1 - mask)[:, None, None, :] * -1e9
        for layer in range(LAYERS):
            name = f"encoder.layer.{layer}"
            query, key_, value = (
                linear(x, f"{name}.attention.self.{part}")
                .reshape(rows, length, HEADS, -1)
                .transpose(0, 2, 1, 3)
                for part in ("query", "key", "value")
            )
            scores = query @ key_.transpose(0, 1, 3, 2) / math.sqrt(WIDTH // HEADS)
            seen = jax.nn.softmax(scores + unseen, -1) @ value
            seen = seen.transpose(0, 2, 1, 3).reshape(rows, length, WIDTH)
            seen = drop(linear(seen, f"{name}.attention.output.dense"))
            x = norm(x + seen, f"{name}.attention.output.LayerNorm")
            inner = jax.nn.gelu(linear(x, f"{name}.intermediate.dense"), approximate=False)
            x = norm(x + drop(linear(inner, f"{name}.output.dense")), f"{name}.output.LayerNorm")

        def mean(segment):
            own = (mask * (segments == segment))[..., None]
            return (x * own).sum(1) / own.sum(1)

        statement, text = mean(0), mean(1)
        both = [statement, text, jnp.abs(statement - text), statement * text]
        both = drop(jnp.concatenate(both, -1))
        hidden = jnp.tanh(both @ learned["hidden.weight"].T + learned["hidden.bias"])
        return hidden @ learned["classes.weight"].T + learned["classes.bias"]


def padded(pairs):
    """Arrays of tokens, segments and which are real; few different lengths, since each is compiled for."""
    length = (max(len(tokens) for tokens, _ in pairs) + 15) // 16 * 16
    tokens = np.zeros((len(pairs), length), np.int32)
    segments = np.zeros_like(tokens)
    mask = np.zeros((len(pairs), length), np.float32)
    for row, (ids, parts) in enumerate(pairs):
        tokens[row, : len(ids)] = ids
        segments[row, : len(ids)] = parts
        mask[row, : len(ids)] = 1
    return tokens, segments, mask
