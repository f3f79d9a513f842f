"""Learns `inference.safetensors`: whether a sentence of an answer says a key point, contradicts it, or does neither.

    python train.py MODEL_FOLDER
    python train.py MODEL_FOLDER --on ROUND
    python train.py MODEL_FOLDER --mean FILE FILE ...

Learned from the questions' own wordings (`content/questions`), from claims written for and against each point (`claims.jsonl`),
and from answers labelled sentence by sentence (`answers.jsonl`); not from programs. `--on` goes on from there, in rounds that are
numbered from 1: a pass over half of these, programs as well, and over what was mistaken: sentences as people write them
(`natural.jsonl`), texts about other questions, words without a sentence, and sentences that only mention a point. `--mean` takes the
mean of what was learned at several times. Questions whose labelled answers are held out are left out, and those of the other labelled
answers, too: `fit.py` needs answers to questions that nothing was learned of, and it is told how well their sentences are told
apart."""

import glob
import json
import random
import struct
import sys
import time
import tomllib

import jax
import jax.numpy as jnp
import numpy as np
import optax

from bert import CONTRADICTS, NEITHER, SAYS, Base, padded

# The usual generator takes as long as a layer to say what is dropped.
jax.config.update("jax_default_prng_impl", "rbg")

HERE = __file__.rsplit("/", 1)[0]
ROOT = f"{HERE}/../../.."
CORPUS = f"{ROOT}/session-server/tests/corpus"
BATCH = 32
EPOCHS, RATE = 3, 1e-3
ROUND_EPOCHS, ROUND_RATE = 1, 6e-4
ROUND_SHARE = 0.5
SMOOTHING = 0.05
ROUGH = 0.2
DROPPED = set("a an the is are was were be been am it its they their we our you your i my this that these there".split())


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def full_questions():
    """Questions, and what is asked about programs, by id."""
    found = {}
    for path in sorted(glob.glob(f"{ROOT}/content/[pd]*/*/explanation.toml")):
        with open(path, "rb") as file:
            found[path.split("/")[-2]] = tomllib.load(file)
    for path in sorted(glob.glob(f"{ROOT}/content/questions/**/*.toml", recursive=True)):
        with open(path, "rb") as file:
            question = tomllib.load(file)
        found[question["id"]] = question
    return found


def questions():
    """Key points by question, each by its label."""
    return {
        name: {point["label"]: point for point in question["points"]}
        for name, question in full_questions().items()
    }


def splits():
    """Questions with labelled answers that are held out, and those with others only."""
    of = {}
    for path in glob.glob(f"{CORPUS}/answers/*.jsonl"):
        for line in lines(path):
            of.setdefault(line["id"].rsplit("-", 1)[0], set()).add(line["split"])
    for line in lines(f"{CORPUS}/opposites/answers.jsonl"):
        of.setdefault(line["question"], set()).add(line["split"])
    held_out = {question for question, found in of.items() if "held-out" in found}
    return held_out, set(of) - held_out


def one(label):
    return [float(label == other) for other in (SAYS, CONTRADICTS, NEITHER)]


def from_claims(bank, claims, chosen, rng):
    """Pairs of a statement and a text with the likelihood of each class and a weight."""
    pairs = []
    by = {}
    for claim in claims:
        by.setdefault(claim["question"], {})[claim["point"]] = claim
    for question in chosen:
        for label, point in bank[question].items():
            def add(text, kind, weight=1.0, statement=point["text"]):
                pairs.append((statement, text, one(kind), weight))

            own = by[question][label]
            others = [claim for other, claim in by[question].items() if other != label]
            paraphrases = [
                paraphrase
                for other, theirs in bank[question].items()
                if other != label
                for paraphrase in theirs["paraphrases"]
            ]
            for text in point["paraphrases"]:
                add(text, SAYS)
            for text in own["says"]:
                statement = rng.choice([point["text"], point["paraphrases"][0]])
                add(text, SAYS, statement=statement)
            for text in own["contradicts"] + [point.get("misconception")]:
                if text:
                    add(text, CONTRADICTS)
            for right, wrong in own["twins"]:
                add(right, SAYS)
                add(wrong, CONTRADICTS)
            for text in own["beside"]:
                add(text, NEITHER)
            # What is said of other points.
            pool = [text for claim in others for text in claim["says"]] + paraphrases
            for text in rng.sample(pool, min(3, len(pool))):
                add(text, NEITHER, 0.6)
            pool = [text for claim in others for text in claim["contradicts"]]
            for text in rng.sample(pool, min(1, len(pool))):
                add(text, NEITHER, 0.3)
            # Beside what is said of another point.
            other = rng.choice(others)
            for texts, kind in ((own["says"], SAYS), (own["contradicts"], CONTRADICTS)):
                both = [rng.choice(texts), rng.choice(other["says"] + other["beside"])]
                rng.shuffle(both)
                add(" ".join(both), kind, 0.7)
    return pairs


def class_of(sentence, label):
    """None: says the point, and what contradicts it."""
    says, contradicts = (label in sentence.get(part, []) for part in ("says", "contradicts"))
    if says and contradicts:
        return None
    if says or contradicts:
        return one(SAYS if says else CONTRADICTS)
    return [0.5, 0.0, 0.5] if label in sentence.get("half", []) else one(NEITHER)


def from_answers(bank, answers, chosen, rng):
    pairs = []
    for answer in answers:
        if answer["question"] not in chosen:
            continue
        points = bank[answer["question"]]
        sentences = answer["sentences"]
        for at, sentence in enumerate(sentences):
            neither = []
            for label, point in points.items():
                found = class_of(sentence, label)
                if found == one(NEITHER):
                    neither.append(point)
                elif found:
                    pairs.append((point["text"], sentence["text"], found, 1.0))
                    # With a neighbour that says nothing else.
                    near = at + rng.choice((-1, 1))
                    if 0 <= near < len(sentences) and rng.random() < 0.3:
                        theirs = class_of(sentences[near], label)
                        if theirs in (one(NEITHER), found):
                            both = [sentences[i]["text"] for i in sorted((at, near))]
                            pairs.append((point["text"], " ".join(both), found, 0.7))
            count = 1 + (rng.random() < 0.2)
            for point in rng.sample(neither, min(count, len(neither))):
                pairs.append((point["text"], sentence["text"], one(NEITHER), 0.7))
    return pairs


def from_natural(bank, natural, chosen):
    kinds = {"says": SAYS, "neither": NEITHER, "contradicts": CONTRADICTS}
    for row in natural:
        if row["question"] in chosen:
            statement = bank[row["question"]][row["point"]]["text"]
            for part, kind in kinds.items():
                for text in row[part]:
                    yield statement, text, one(kind), 1.0


def clause(text, rng):
    """As the server cuts long sentences: without a subject, often."""
    parts = [part.strip() for part in text.replace(";", ",").replace(":", ",").split(",")]
    return rng.choice([part for part in parts if len(part.split()) > 4] or [text])


MENTIONS = [
    (NEITHER, "Is it true that {}"),
    (NEITHER, "One might ask whether {}"),
    (NEITHER, "Should one say that {}"),
    (CONTRADICTS, "Some people say that {}, and I disagree"),
    (CONTRADICTS, "It is wrong that {}"),
    (CONTRADICTS, "It would be a mistake to believe that {}"),
    (CONTRADICTS, "My colleague wrongly thinks that {}"),
    (CONTRADICTS, "{}, many believe this, but they are mistaken"),
    (CONTRADICTS, "{}, which is nonsense"),
]
TITLES = ["I would think about \u201c{}\u201d", "An important part here is {}, which I would take care of", "It is about {}"]


def from_strangers(bank, claims, chosen, rng):
    """What is not about a point although it may be put well, and what only mentions it."""
    by = {}
    for claim in claims:
        if claim["question"] in chosen:
            by.setdefault(claim["question"], []).extend(claim["says"] + claim["contradicts"] + claim["beside"])
    names = sorted(by)
    for claim in claims:
        question, label = claim["question"], claim["point"]
        if question not in chosen:
            continue
        statement = bank[question][label]["text"]
        for at in range(3):
            other = rng.choice([name for name in names if name != question])
            text = rng.choice(by[other])
            yield statement, clause(text, rng) if at else text, one(NEITHER), 0.6
        words = " ".join(rng.sample(by[question], 6) + by[rng.choice(names)][:2]).split()
        yield statement, " ".join(rng.sample(words, rng.randint(5, 14))), one(NEITHER), 0.5
        for kind, frame in rng.sample(MENTIONS, 2):
            said = rng.choice(claim["says"]).rstrip(". ")
            yield statement, frame.format(said[0].lower() + said[1:]), one(kind), 0.5
        yield statement, rng.choice(TITLES).format(label.lower()), one(NEITHER), 0.5


def telegraphic(text, rng):
    words = text.split()
    kept = [word for word in words if word.lower().strip(".,;:") not in DROPPED or rng.random() < 0.15]
    return " ".join(kept or words)


def unpunctuated(text, rng):
    return " ".join(word.strip(".,;:!?()\"") for word in text.lower().split())


def mistyped(text, rng):
    def typed(word):
        if len(word) < 5 or rng.random() > 0.12:
            return word
        at = rng.randrange(1, len(word) - 2)
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]

    return " ".join(map(typed, text.split()))


def roughened(pairs, rng):
    """Some of them as people write in a hurry, whatever is said: how it is written must not tell which of the three it is."""
    for statement, text, classes, weight in pairs:
        if rng.random() < ROUGH:
            text = rng.choice((telegraphic, unpunctuated, mistyped))(text, rng)
        yield statement, text, classes, weight


def batches(encoded, rng):
    """Of pairs of about one length; which are left over is by chance."""
    whole = len(encoded) // BATCH * BATCH
    chosen = rng.sample(range(len(encoded)), whole)
    order = sorted(chosen, key=lambda i: len(encoded[i][0][0]) + 12 * rng.random())
    found = [order[i : i + BATCH] for i in range(0, whole, BATCH)]
    rng.shuffle(found)
    return found


def learn(base, learned, pairs, epochs, rate, rng, after):
    encoded = [(base.pair(a, b), classes, weight) for a, b, classes, weight in pairs]
    steps = epochs * (len(encoded) // BATCH)
    rates = optax.warmup_cosine_decay_schedule(0, rate, int(0.06 * steps), steps, rate * 0.02)
    optimizer = optax.chain(
        optax.clip_by_global_norm(1.0), optax.adamw(rates, weight_decay=0.01)
    )
    state = optimizer.init(learned)

    def loss(learned, arrays, classes, weights, key):
        likely = jax.nn.log_softmax(base.forward(learned, *arrays, key=key))
        wanted = classes * (1 - SMOOTHING) + SMOOTHING / 3
        return (-(wanted * likely).sum(-1) * weights).sum() / weights.sum()

    @jax.jit
    def step(learned, state, arrays, classes, weights, key):
        value, slope = jax.value_and_grad(loss)(learned, arrays, classes, weights, key)
        change, state = optimizer.update(slope, state, learned)
        return optax.apply_updates(learned, change), state, value

    key = jax.random.PRNGKey(1)
    for epoch in range(epochs):
        start, values = time.time(), []
        for batch in batches(encoded, rng):
            key, now = jax.random.split(key)
            chosen = [encoded[i] for i in batch]
            arrays = padded([pair for pair, _, _ in chosen])
            classes = np.array([classes for _, classes, _ in chosen], np.float32)
            weights = np.array([weight for _, _, weight in chosen], np.float32)
            learned, state, value = step(learned, state, arrays, classes, weights, now)
            values.append(float(value))
        print(f"epoch {epoch}: loss {np.mean(values):.4f}, {time.time() - start:.0f} s", flush=True)
        after(learned)
    return learned


def infer(base, learned, pairs):
    forward = jax.jit(lambda learned, *arrays: jax.nn.softmax(base.forward(learned, *arrays)))
    encoded = [base.pair(a, b) for a, b in pairs]
    order = sorted(range(len(encoded)), key=lambda i: len(encoded[i][0]))
    found = np.zeros((len(encoded), 3))
    for start in range(0, len(order), 64):
        batch = order[start : start + 64]
        rows = [encoded[i] for i in batch]
        rows += [rows[-1]] * (64 - len(rows))
        found[batch] = forward(learned, *padded(rows))[: len(batch)]
    return found


def tell(name, base, pairs, learned):
    found = infer(base, learned, [(a, b) for a, b, _, _ in pairs])
    classes = np.array([classes for _, _, classes, _ in pairs])
    sure = classes.max(1) == 1
    found, classes = found[sure], classes[sure].argmax(1)
    sides = classes != NEITHER
    side = (found[:, CONTRADICTS] > found[:, SAYS]) == (classes == CONTRADICTS)
    recalls = [(found[classes == k].argmax(1) == k).mean() if (classes == k).any() else np.nan for k in range(3)]
    print(
        f"  {name}: {(found.argmax(1) == classes).mean():.3f} right; of those that take a side "
        f"{side[sides].mean():.3f}; found of says, contradicts, neither: "
        + ", ".join(f"{recall:.2f}" for recall in recalls),
        flush=True,
    )


def rounded(learned):
    """To 16 bits (bfloat16), as they are kept."""
    bits = {name: np.asarray(tensor, np.float32).view(np.uint32) for name, tensor in learned.items()}
    return {name: (b + 0x7FFF + ((b >> 16) & 1)) & np.uint32(0xFFFF0000) for name, b in bits.items()}


def write(learned, path):
    """As safetensors."""
    header, values = {}, b""
    for name, bits in sorted(learned.items()):
        upper = (bits >> 16).astype("<u2").tobytes()
        places = [len(values), len(values) + len(upper)]
        header[name] = {"dtype": "BF16", "shape": list(bits.shape), "data_offsets": places}
        values += upper
    header = json.dumps(header, separators=(",", ":")).encode()
    header += b" " * (-len(header) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(header)) + header + values)


def read(path):
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header, values = json.loads(file.read(length)), file.read()
    learned = {}
    for name, entry in header.items():
        upper = np.frombuffer(values[slice(*entry["data_offsets"])], "<u2").astype(np.uint32)
        learned[name] = jnp.asarray((upper << 16).view(np.float32).reshape(entry["shape"]))
    return learned


def mean(paths):
    """Of what was learned in turn: each goes on from the one before, so that they are near to one another."""
    all_learned = [read(path) for path in paths]
    return {name: sum(learned[name] for learned in all_learned) / len(paths) for name in all_learned[0]}


def write_examples(base, learned, pairs, path):
    """What the server has to find, too."""
    found = infer(base, learned, pairs)
    with open(path, "w", encoding="utf-8") as file:
        for (statement, text), classes in zip(pairs, found.tolist()):
            row = {"statement": statement, "text": text, "classes": [round(x, 4) for x in classes]}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def main():
    folder, goes_on = sys.argv[1], sys.argv[2:3] == ["--on"]
    files = sys.argv[3:] if sys.argv[2:3] == ["--mean"] else []
    kept = f"{HERE}/inference.safetensors"
    bank, base = questions(), Base(folder)
    claims, answers, natural = (lines(f"{HERE}/{name}.jsonl") for name in ("claims", "answers", "natural"))
    held_out, tune = splits()
    described = {claim["question"] for claim in claims}
    assert not described & held_out, "claims about questions that are held out"
    rng = random.Random(1 + int(sys.argv[3]) if goes_on else 1)
    programs = {name for name in described if glob.glob(f"{ROOT}/content/[pd]*/{name}")}
    chosen = sorted(described - tune if goes_on else described - tune - programs)
    pairs = from_claims(bank, claims, chosen, rng) + from_answers(bank, answers, chosen, rng)
    epochs, rate, start = EPOCHS, RATE, base.start(jax.random.PRNGKey(0))
    if goes_on:
        epochs, rate, start = ROUND_EPOCHS, ROUND_RATE, read(kept)
        pairs = rng.sample(pairs, int(ROUND_SHARE * len(pairs)))
        pairs += [*from_natural(bank, natural, chosen), *from_strangers(bank, claims, chosen, rng)]
    told = sorted(described & tune)
    sets = {
        "claims": [pair for pair in from_claims(bank, claims, told, rng) if pair[3] == 1],
        "answers": from_answers(bank, answers, told, rng),
    }
    sets = {name: rng.sample(found, 700) for name, found in sets.items()}
    if goes_on:
        sets["natural"] = list(from_natural(bank, natural, told))
        sets["strangers"] = list(from_strangers(bank, claims, told, rng))
    after = lambda learned: [tell(name, base, found, learned) for name, found in sets.items()]
    pairs = list(roughened(pairs, rng))
    print(f"{len(pairs)} pairs", flush=True)
    if files:
        learned = mean(files)
        after(learned)
    else:
        learned = learn(base, start, pairs, epochs, rate, rng, after)
    write(rounded(learned), kept)
    examples = [(a, b) for a, b, _, _ in rng.sample(pairs, 12)]
    long = " ".join(b for _, b in examples)
    examples += [(long, examples[0][1]), (examples[0][0], long), ("...", "!"), ("", "")]
    write_examples(base, read(kept), examples, f"{HERE}/examples.jsonl")


if __name__ == "__main__":
    main()
