"""Fits what `src/ai/model/strength.rs` makes of the features, after `train.py MODEL_FOLDER` and a build.

    python fit.py SERVER_EXECUTABLE

Has the server evaluate the answers to questions that `train.py` left out (the `tune` answers of the corpora and those of
`answers.jsonl`), and prints the weights of `made`, `wrongness` and `is_beside`, the table `POINTS`, where verdicts change, how often
a point that is called contradicted is, and how near the scores come to the grades of these answers."""

import glob
import json
import subprocess
import sys
import tempfile

import numpy as np
from scipy.optimize import minimize

from train import CORPUS, HERE, full_questions, lines, splits

MADE = ["said", "best_said", "wrong_said", "wrong_words", "says", "contradicts"]
WRONG = ["wrong_said", "wrong_similarity", "wrong_words", "best_said", "says", "contradicts"]
WORTH = {"met": 1.0, "partial": 0.5, "missing": 0.0, "wrong": 0.0}
KNOTS = np.array([0, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 1])
DECAY = 0.02


def verdict(answer, label):
    """What its sentences come to: the last word counts, and two halves are a whole."""
    found, halves = "missing", 0
    for sentence in answer["sentences"]:
        if label in sentence.get("says", []):
            found = "met"
        elif label in sentence.get("contradicts", []):
            found = "wrong"
        elif label in sentence.get("half", []):
            halves += 1
            if found in ("missing", "partial"):
                found = "met" if halves > 1 else "partial"
    return found


def labelled(bank):
    """Question, answer, kind, and a verdict by label. Kinds: `points` where each was judged; `stance` where only the whole was;
    `other` for a good answer to another question."""
    held_out, tune = splits()
    labels = lambda question: [point["label"] for point in bank[question]["points"]]
    good = []
    for path in sorted(glob.glob(f"{CORPUS}/answers/*.jsonl")):
        question = path.rsplit("/", 1)[1].removesuffix(".jsonl")
        for row in lines(path):
            if question in tune:
                yield question, row["answer"], "points", row["points"]
                if row["grade"] >= 60:
                    good.append((question, row["answer"]))
    for row in lines(f"{CORPUS}/opposites/answers.jsonl"):
        if row["question"] in tune:
            same = "met" if row["kind"] == "honest" else "missing"
            yield row["question"], row["answer"], "stance", dict.fromkeys(labels(row["question"]), same)
    for row in lines(f"{HERE}/answers.jsonl"):
        if row["question"] in tune:
            text = " ".join(sentence["text"] for sentence in row["sentences"])
            verdicts = {label: verdict(row, label) for label in labels(row["question"])}
            yield row["question"], text, "points", verdicts
            if row["kind"] == "right":
                good.append((row["question"], text))
    for at, (_, answer) in enumerate(good):
        question, _ = good[(at + len(good) // 2) % len(good)]
        yield question, answer, "other", dict.fromkeys(labels(question), "missing")


def evaluated(server, bank, rows):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        for question, answer, _, _ in rows:
            item = bank[question]
            asked = {"id": question, "question": item["prompt"], "reference": item["model_answer"]}
            asked |= {"key_points": item["points"], "answer": answer}
            file.write(json.dumps(asked) + "\n")
        file.flush()
        found = subprocess.run([server, "eval-answers", file.name], stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in found.stdout.splitlines()]


def beside(evaluations, is_other, grades):
    """What tells answers to other questions from those that are worth something, put where it takes one in a hundred of these."""
    def row(evaluation):
        points = evaluation["points"]
        weights = np.array([point["weight"] for point in points], float)
        mean = lambda of: weights @ [of(point["features"]) for point in points] / weights.sum()
        takes_side = mean(lambda of: max(of["says"], of["contradicts"]))
        return mean(lambda of: of["similarity"]), evaluation["shared"], takes_side

    x = np.array([row(evaluation) for evaluation in evaluations])
    good = grades >= 50
    of = is_other | (grades >= 40)
    coefficients, _ = logistic(x[of], (~is_other)[of].astype(float), np.ones(of.sum()))
    least = np.quantile(x[good] @ coefficients, 0.01)
    found = x @ coefficients < least
    told = " + ".join(f"{c:.1f} {name}" for c, name in zip(coefficients, ("near", "shared", "takes side")))
    print(f"beside: {told} < {least:.1f}: {found[is_other].mean():.2f} of other answers, {found[good].sum()} of {good.sum()} good ones")


def columns(points, names):
    """A row a point: its own features, then the means over the answer."""
    weights = np.array([point["weight"] for point in points], float)
    weights /= weights.sum()
    of = lambda name: np.array([point["features"][name] for point in points])
    means = {
        "lean": weights @ (of("best_said") - of("wrong_said")),
        "all says": weights @ of("says"),
        "all contradicts": weights @ of("contradicts"),
    }
    return np.column_stack([of(n) if n not in means else np.full(len(points), means[n]) for n in names])


def logistic(x, y, weights):
    """Coefficients and intercept, with a little weight decay."""
    mean, spread = x.mean(0), x.std(0) + 1e-9
    x = (x - mean) / spread

    def loss(at):
        z = x @ at[1:] + at[0]
        slope = weights * (1 / (1 + np.exp(-z)) - y) / weights.sum()
        value = (weights * (np.logaddexp(0, z) - y * z)).sum() / weights.sum()
        decayed = np.concatenate([[0], DECAY * at[1:]])
        return value + DECAY * (at[1:] ** 2).sum() / 2, np.concatenate([[slope.sum()], x.T @ slope]) + decayed

    at = minimize(loss, np.zeros(x.shape[1] + 1), jac=True, method="L-BFGS-B").x
    return at[1:] / spread, at[0] - (at[1:] / spread * mean).sum()


def likely(x, coefficients):
    return 1 / (1 + np.exp(-(x @ coefficients[0] + coefficients[1])))


def sizes(points, judged):
    """How many points each of these answers is judged by, twice: to repeat each so often."""
    each = [len(points[at]) for at in judged]
    return each, each


def worths(strengths, wanted, weights):
    """What points of a strength are worth on average, at the knots: it only rises."""
    table = lambda steps: np.cumsum(np.abs(steps))
    off = lambda steps: (weights * (np.interp(strengths, KNOTS, table(steps)) - wanted) ** 2).sum()
    start = np.diff(np.concatenate([[0], KNOTS]))
    return np.minimum(table(minimize(off, start, method="Nelder-Mead", options={"maxiter": 12000}).x), 1)


def main():
    bank = full_questions()
    rows = list(labelled(bank))
    evaluations = evaluated(sys.argv[1], bank, rows)
    points = [evaluation["points"] for evaluation in evaluations]
    wanted = [
        np.array([WORTH[verdicts[point["label"]]] for point in found])
        for (_, _, _, verdicts), found in zip(rows, points)
    ]
    wrong = [
        np.array([verdicts[point["label"]] == "wrong" for point in found])
        for (_, _, _, verdicts), found in zip(rows, points)
    ]
    # Each answer counts the same, but for one that is no answer; what contradicts is learned where points were judged.
    kinds = [kind for _, _, kind, _ in rows]
    count = {"made": {"points": 1, "stance": 0.7, "other": 0.5}, "wrongness": {"points": 1}}
    share = lambda name: np.concatenate(
        [np.full(len(found), count[name].get(kind, 0) / len(found)) for found, kind in zip(points, kinds)]
    )
    names = {"made": MADE + ["lean", "all says", "all contradicts"]}
    names["wrongness"] = WRONG + ["all says", "all contradicts"]
    fitted = {}
    for name, y in (("made", wanted), ("wrongness", wrong)):
        x = np.concatenate([columns(found, names[name]) for found in points])
        fitted[name] = logistic(x, np.concatenate(y).astype(float), share(name))
        told = [f"{c:.1f} {n}" for c, n in zip(fitted[name][0], names[name])]
        print(f"{name}: {', '.join(told)}, {fitted[name][1]:.1f}")
    sure = [likely(columns(found, names["wrongness"]), fitted["wrongness"]) for found in points]
    strengths = [
        likely(columns(found, names["made"]), fitted["made"]) * (1 - against)
        for found, against in zip(points, sure)
    ]
    judged = [at for at, kind in enumerate(kinds) if kind == "points"]
    all_judged = lambda of: np.concatenate([of[at] for at in judged])
    against, is_wrong = all_judged(sure), all_judged(wrong)
    for least in (0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        said = against >= least
        print(f"contradicted from {least}: {said.sum()}, {is_wrong[said].sum()} are, of {is_wrong.sum()}")
    worth = np.array(worths(all_judged(strengths), all_judged(wanted), 1 / np.repeat(*sizes(points, judged))))
    print("POINTS:", ", ".join(f"({x}, {y:.2f})" for x, y in zip(KNOTS, worth)))
    made, y = np.interp(all_judged(strengths), KNOTS, worth), all_judged(wanted)
    cuts = [
        (((np.where(made >= met, 1, np.where(made >= partial, 0.5, 0)) - y) ** 2).mean(), met, partial)
        for met in np.arange(0.4, 0.8, 0.02)
        for partial in np.arange(0.1, 0.4, 0.02)
    ]
    print("met from {1:.2f}, partly from {2:.2f}".format(*min(cuts)))

    def score(found, of_points):
        weights = np.array([point["weight"] for point in found], float)
        return 100 * max(0, weights @ of_points / weights.sum())

    grades = np.array([score(f, made - 0.1 * against) for f, made, against in zip(points, wanted, wrong)])
    beside(evaluations, np.array([kind == "other" for kind in kinds]), grades)
    scores = np.array([score(f, np.interp(made, KNOTS, worth)) for f, made in zip(points, strengths)])
    likeness = np.corrcoef(scores[judged], grades[judged])[0, 1]
    print(f"scores and grades correlate at {likeness:.3f}, before what holds down")


if __name__ == "__main__":
    main()
