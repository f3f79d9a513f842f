//! What people can and cannot do with programs over HTTP.

use crate::harness::{Actor, TestApp, on_both, until};
use serde_json::{Value, json};
use std::time::Duration;

#[tokio::test]
async fn b_9_the_playground_runs_a_program_and_says_what_it_cost() {
    let t = TestApp::sqlite(&[]).await;
    let bo = t.student("Bo").await;
    let body =
        json!({ "language": "python", "source": "print(int(input()) * 2)", "input": "21\n" });
    let ran = t
        .post("/judge/runs", Some(&bo.token), body)
        .await
        .expect(200);
    assert_eq!(ran["verdict"], "accepted");
    assert_eq!(ran["stdout"]["text"], "42\n");
    assert!(ran["cost"]["peak_bytes"].as_i64().unwrap() > 1_000_000);
    let body = json!({ "language": "python", "source": "import sys\nsys.exit(4)", "input": "" });
    let ran = t
        .post("/judge/runs", Some(&bo.token), body)
        .await
        .expect(200);
    assert_eq!(
        (ran["verdict"].as_str(), ran["exit_code"].as_i64()),
        (Some("runtime_error"), Some(4))
    );
    let body = json!({ "language": "cobol", "source": "x", "input": "" });
    t.post("/judge/runs", Some(&bo.token), body)
        .await
        .refused(422, "invalid");
    let body = json!({ "language": "python", "source": " \n", "input": "" });
    t.post("/judge/runs", Some(&bo.token), body)
        .await
        .refused(422, "invalid");
    let body = json!({ "language": "python", "source": "x".repeat(70_000), "input": "" });
    t.post("/judge/runs", Some(&bo.token), body)
        .await
        .refused(422, "invalid");
    t.post(
        "/judge/runs",
        None,
        json!({ "language": "python", "source": "1", "input": "" }),
    )
    .await
    .refused(401, "unauthenticated");
}

#[tokio::test]
async fn a_draft_is_kept_for_its_author() {
    on_both(|t| async move {
        let (bo, cy) = (t.student("Bo").await, t.student("Cy").await);
        let draft = json!({ "language": "go", "sources": [{ "language": "go", "source": "package main" }], "input": "1", "updated_at_ms": null });
        let saved = t.put("/judge/drafts/playground", Some(&bo.token), draft).await.expect(200);
        assert!(saved["updated_at_ms"].is_i64());
        assert_eq!(t.get("/judge/drafts/playground", Some(&bo.token)).await.expect(200), saved);
        let other = t.get("/judge/drafts/playground", Some(&cy.token)).await.expect(200);
        assert_eq!(other["sources"], json!([]));
        t.get("/judge/drafts/no-such-problem", Some(&bo.token)).await.refused(404, "not_found");
        let nul = json!({ "language": "go", "sources": [], "input": "\u{0}", "updated_at_ms": null });
        t.put("/judge/drafts/playground", Some(&bo.token), nul).await.refused(422, "invalid");
    })
    .await;
}

/// Two windows of one person: what the one saved is not lost to the other.
#[tokio::test]
async fn a_draft_replaces_only_the_version_it_is_based_on() {
    on_both(|t| async move {
        let bo = t.student("Bo").await;
        let path = "/judge/drafts/longest-kept-streak";
        let draft = |input: &str, version: &Value| json!({ "language": "python", "sources": [], "input": input, "updated_at_ms": version });
        let save = async |draft: Value| t.put(path, Some(&bo.token), draft).await;
        let first = save(draft("one", &json!(null))).await.expect(200);
        let second = save(draft("two", &first["updated_at_ms"])).await.expect(200);
        // The clock stands still, and the versions differ all the same.
        assert_ne!(first["updated_at_ms"], second["updated_at_ms"]);
        for version in [json!(null), first["updated_at_ms"].clone()] {
            save(draft("other", &version)).await.refused(409, "conflict");
        }
        assert_eq!(t.get(path, Some(&bo.token)).await.expect(200), second);
        // Sent again because its answer was lost.
        assert_eq!(save(draft("two", &first["updated_at_ms"])).await.expect(200), second);
        save(draft("mine", &second["updated_at_ms"])).await.expect(200);
    })
    .await;
}

const RIGHT: &str = "def longest_kept_streak(days, k):\n    left = missed = best = 0\n    for right in range(len(days)):\n        if right: missed += days[right] - days[right - 1] - 1\n        while missed > k:\n            left += 1\n            missed -= days[left] - days[left - 1] - 1\n        best = max(best, days[right] - days[left] + 1)\n    return best\n";

#[tokio::test]
async fn b_10_a_submission_is_judged_stored_and_its_authors_own() {
    on_both(|t| async move {
        let (bo, cy) = (t.student("Bo").await, t.student("Cy").await);
        let path = "/judge/problems/longest-kept-streak";
        let problem = t.get(path, Some(&bo.token)).await.expect(200);
        assert!(problem["samples"].as_array().unwrap().len() >= 2);
        let wrong = json!({ "language": "python", "source": "def longest_kept_streak(days, k):\n    spare = 1\n    return len(days)\n" });
        let first = t.post(&format!("{path}/submissions"), Some(&bo.token), wrong).await.expect(201);
        assert_eq!(first["verdict"], "wrong_answer");
        let remark = &first["readability"]["remarks"][0];
        assert_eq!((&remark["kind"], &remark["first_line"]), (&json!("dead_code"), &json!(2)));
        t.app.clock.advance(1_000);
        let right = json!({ "language": "python", "source": RIGHT });
        let second = t.post(&format!("{path}/submissions"), Some(&bo.token), right).await.expect(201);
        assert_eq!((second["verdict"].as_str(), &second["passed"]), (Some("accepted"), &second["cases"]));
        // H-7: an estimate, or a reason why there is none.
        assert!(second["time_growth"]["why"].is_string());

        let list = t.get(&format!("{path}/submissions"), Some(&bo.token)).await.expect(200);
        let ids: Vec<_> = list["items"].as_array().unwrap().iter().map(|item| item["id"].clone()).collect();
        assert_eq!(ids, [second["id"].clone(), first["id"].clone()]);
        let address = format!("/judge/submissions/{}", second["id"].as_str().unwrap());
        assert_eq!(t.get(&address, Some(&bo.token)).await.expect(200), second);
        t.get(&address, Some(&cy.token)).await.refused(404, "not_found");
        let best = t.get("/judge/problems", Some(&bo.token)).await.expect(200);
        let best = best["items"].as_array().unwrap().iter().find(|item| item["id"] == "longest-kept-streak").unwrap().clone();
        assert_eq!(best["best"], "accepted");
        let others = t.get(&format!("{path}/submissions"), Some(&cy.token)).await.expect(200);
        assert_eq!(others["items"], json!([]));
    })
    .await;
}

#[tokio::test]
async fn b_9_a_function_is_called_with_arguments_of_ones_own() {
    let t = TestApp::sqlite(&[]).await;
    let bo = t.student("Bo").await;
    let path = "/judge/problems/longest-kept-streak/runs";
    let noisy = RIGHT.replace("    return best", "    print('noise')\n    return best");
    let ask = |source: &str, input: &str| json!({ "language": "python", "source": source, "input": input });
    let ran = t
        .post(
            path,
            Some(&bo.token),
            ask(&noisy, "longest_kept_streak([1, 2, 4], 1)"),
        )
        .await
        .expect(200);
    assert_eq!(
        (&ran["verdict"], &ran["returned"]["text"]),
        (&json!("accepted"), &json!("4\n"))
    );
    assert_eq!(ran["stdout"]["text"], "noise\n");
    let ran = t
        .post(
            path,
            Some(&bo.token),
            ask(
                "\ndef longest_kept_streak(days, k):\n    return grace\n",
                "([1], 0)",
            ),
        )
        .await
        .expect(200);
    assert_eq!(
        (&ran["verdict"], &ran["returned"]),
        (&json!("runtime_error"), &json!(null))
    );
    assert!(
        ran["stderr"]["text"].as_str().unwrap().contains("line 3"),
        "{ran}"
    );
    for input in [
        "",
        "longest_kept_streak([1])",
        "longest_kept_streak('x', 1)",
    ] {
        let refused = t.post(path, Some(&bo.token), ask(RIGHT, input)).await;
        refused.refused(422, "invalid");
    }
}

#[tokio::test]
async fn b_11_j_10_nothing_of_a_hidden_case_reaches_the_client() {
    let t = TestApp::sqlite(&[]).await;
    let bo = t.student("Bo").await;
    let path = "/judge/problems/longest-kept-streak";
    // Prints what it was given to both streams, and puts it into its exit code.
    let spy = "import sys\ndef longest_kept_streak(days, k):\n    print(days[:9], k)\n    print(days[:9], k, file=sys.stderr)\n    sys.exit(1 + days[-1] % 200)\n";
    let spied = t
        .post(
            &format!("{path}/submissions"),
            Some(&bo.token),
            json!({ "language": "python", "source": spy }),
        )
        .await
        .expect(201);
    let hidden = t.app.judge.problems().get("longest-kept-streak").unwrap();
    assert_eq!(spied["verdict"], "runtime_error");
    for result in spied["results"].as_array().unwrap() {
        let keys: Vec<_> = result.as_object().unwrap().keys().cloned().collect();
        assert_eq!(keys, ["message", "verdict"]);
        assert_eq!(
            result["message"], spied["results"][0]["message"],
            "one sentence for all"
        );
    }
    let problem = t.get(path, Some(&bo.token)).await.expect(200).to_string();
    for case in &hidden.hidden {
        assert!(
            !spied.to_string().contains(&case.name) && !problem.contains(&case.name),
            "{}",
            case.name
        );
    }
}

#[tokio::test]
async fn b_10_the_samples_show_what_was_expected_and_what_was_answered() {
    let t = TestApp::sqlite(&[]).await;
    let bo = t.student("Bo").await;
    let path = "/judge/problems/longest-kept-streak/samples";
    let source = "def longest_kept_streak(days, k):\n    print('looking')\n    return 1\n";
    let tried = t
        .post(
            path,
            Some(&bo.token),
            json!({ "language": "python", "source": source }),
        )
        .await
        .expect(200);
    let first = &tried["results"][0];
    assert_eq!(first["actual"]["text"], "1\n");
    assert_eq!(first["printed"]["text"], "looking\n");
    assert!(
        first["sample"]["input"]
            .as_str()
            .unwrap()
            .starts_with("longest_kept_streak(")
    );
    // B-15: the line is the author's own.
    let broken = "def longest_kept_streak(days, k):\n    return days[0] + None\n";
    let tried = t
        .post(
            path,
            Some(&bo.token),
            json!({ "language": "python", "source": broken }),
        )
        .await
        .expect(200);
    assert!(
        tried["results"][0]["stderr"]["text"]
            .as_str()
            .unwrap()
            .contains("line 2"),
        "{tried}"
    );
    let sql = json!({ "language": "sql", "source": "SELECT 1" });
    t.post(path, Some(&bo.token), sql)
        .await
        .refused(422, "invalid");
}

#[tokio::test]
async fn a_submission_that_a_dead_server_had_taken_is_judged_by_the_next() {
    on_both(|t| async move {
        let bo = t.student("Bo").await;
        let sql = format!(
            "INSERT INTO submissions (id, user_id, problem_id, language, source, verdict, passed, cases, report, submitted_at_ms) \
             VALUES ('s1', '{}', 'longest-kept-streak', 'python', '{}', 'pending', 0, 12, '', {})",
            bo.id, RIGHT, t.app.clock.now_ms() - 5_000
        );
        t.sql(sql).await;
        t.get("/judge/submissions/s1", Some(&bo.token)).await.refused(404, "not_found");
        let path = "/judge/problems/longest-kept-streak/submissions";
        let list = t.get(path, Some(&bo.token)).await.expect(200);
        assert_eq!((&list["items"], &list["judging"][0]["id"]), (&json!([]), &json!("s1")));
        let next = t.replica(&[]).await;
        until(async || next.get("/judge/submissions/s1", Some(&bo.token)).await.status == 200).await;
        let judged = next.get("/judge/submissions/s1", Some(&bo.token)).await.expect(200);
        assert_eq!(judged["verdict"], "accepted");
        let list = next.get(path, Some(&bo.token)).await.expect(200);
        assert_eq!((&list["items"][0]["id"], &list["judging"]), (&json!("s1"), &json!([])));
    })
    .await;
}

/// A submission whose page goes away while it is judged.
async fn left(t: &TestApp, actor: &Actor) {
    let source = "def longest_kept_streak(days, k):\n    while True: pass\n";
    let body = json!({ "language": "python", "source": source });
    let path = "/judge/problems/longest-kept-streak/submissions";
    tokio::select! {
        _ = t.post(path, Some(&actor.token), body) => panic!("it is judged already"),
        () = until(async || pending(t).await.len() == 1 && t.app.judge.load().0 > 0) => {}
    }
}

async fn pending(t: &TestApp) -> Vec<String> {
    let mut db = t.db().read().await.unwrap();
    sqlx::query_scalar("SELECT id FROM submissions WHERE verdict = 'pending'")
        .fetch_all(&mut *db)
        .await
        .unwrap()
}

#[tokio::test]
async fn a_page_that_goes_away_takes_its_submission_with_it() {
    let t = TestApp::sqlite(&[]).await;
    left(&t, &t.student("Bo").await).await;
    until(async || pending(&t).await.is_empty()).await;
}

#[tokio::test]
async fn b_10_whenever_a_page_goes_away_its_submission_goes_too() {
    on_both(|t| async move {
        let bo = t.student("Bo").await;
        let wrong = json!({ "language": "python", "source": "def longest_kept_streak(days, k):\n    return -1\n" });
        for at in 0..60 {
            t.app.clock.advance(10_000);
            let sent = t.post("/judge/problems/longest-kept-streak/submissions", Some(&bo.token), wrong.clone());
            let _ = tokio::time::timeout(Duration::from_micros(250 * at), sent).await;
        }
        until(async || pending(&t).await.is_empty() && t.app.judge.load() == (0, 0)).await;
    })
    .await;
}

#[tokio::test]
async fn a_submission_that_a_server_drops_as_it_stops_is_judged_by_the_next() {
    on_both(|t| async move {
        let bo = t.student("Bo").await;
        t.app.drain();
        left(&t, &bo).await;
        let id = pending(&t).await.remove(0);
        until(async || t.app.judge.load() == (0, 0)).await;
        t.app.clock.advance(1_000);
        let next = t.replica(&[]).await;
        let path = format!("/judge/submissions/{id}");
        until(async || next.get(&path, Some(&bo.token)).await.status == 200).await;
        let judged = next.get(&path, Some(&bo.token)).await.expect(200);
        assert_eq!(judged["verdict"], "time_limit");
    })
    .await;
}

#[tokio::test]
async fn a_left_over_submission_that_cannot_be_judged_says_so() {
    on_both(|t| async move {
        let bo = t.student("Bo").await;
        let sql = format!(
            "INSERT INTO submissions (id, user_id, problem_id, language, source, verdict, passed, cases, report, submitted_at_ms) \
             VALUES ('s1', '{}', 'withdrawn-problem', 'python', 'pass', 'pending', 0, 12, '', {})",
            bo.id, t.app.clock.now_ms() - 5_000
        );
        t.sql(sql).await;
        let next = t.replica(&[]).await;
        until(async || next.get("/judge/submissions/s1", Some(&bo.token)).await.status == 200).await;
        let judged = next.get("/judge/submissions/s1", Some(&bo.token)).await.expect(200);
        assert_eq!(judged["verdict"], "system_error");
        let message = judged["message"].as_str().unwrap();
        assert!(message.contains("Submit it again"), "{message}");
    })
    .await;
}

#[tokio::test]
async fn b_11_no_program_finds_a_hidden_case_in_the_executable() {
    let t = TestApp::sqlite(&[]).await;
    let bo = t.student("Bo").await;
    let problem = t.app.judge.problems().get("longest-kept-streak").unwrap();
    let secret = format!("\"{}\"", problem.hidden[3].name);
    // It is in what is built, so that there is something to find.
    let executable = std::fs::read(env!("CARGO_BIN_EXE_session-server")).unwrap();
    let holds = |bytes: &[u8]| bytes.windows(secret.len()).any(|w| w == secret.as_bytes());
    assert!(holds(&executable));
    let source = "import mmap, os\nsecret = input().encode()\n\
         for path in ['/ix/bin/agent', '/proc/self/exe']:\n    with open(path, 'rb') as file:\n        \
         whole = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)\n        print(path, whole.find(secret), whole.find(b'sandbox-agent') > 0)\n\
         print([path for path in ['/usr/local/bin', '/var/lib'] if os.path.isdir(path)])\n";
    let body = json!({ "language": "python", "source": source, "input": secret });
    let ran = t
        .post("/judge/runs", Some(&bo.token), body)
        .await
        .expect(200);
    let said = ran["stdout"]["text"].as_str().unwrap();
    assert!(said.starts_with("/ix/bin/agent -1 True\n"), "{ran}");
    assert!(said.ends_with("\n[]\n"), "{ran}");
}

#[tokio::test]
async fn b_15_a_function_that_is_not_there_is_named_once_and_nothing_of_the_judge_is() {
    let t = TestApp::sqlite(&[]).await;
    let bo = t.student("Bo").await;
    let path = "/judge/problems/longest-kept-streak";
    let ask = async |door: &str, language: &str, source: &str| {
        let body = json!({ "language": language, "source": source, "input": "([1], 0)" });
        let asked = t
            .post(&format!("{path}/{door}"), Some(&bo.token), body)
            .await;
        asked.text
    };
    let solutions = [
        (
            "python",
            "class Solution:\n    def longest_kept_streak(self, days, k):\n        return 1\n",
        ),
        (
            "cpp",
            "class Solution { public: long long longest_kept_streak(std::vector<long long> d, long long k) { return 1; } };\n",
        ),
    ];
    for (language, source) in solutions {
        for door in ["samples", "runs", "submissions"] {
            let said = ask(door, language, source).await;
            let told = "The function `longest_kept_streak` was not found";
            assert_eq!(said.matches(told).count(), 1, "{language} {door}: {said}");
            assert!(!said.to_lowercase().contains("_judge"), "{said}");
        }
    }
}

#[tokio::test]
async fn b_9_the_playground_takes_any_java_class_and_names_the_columns_of_a_query() {
    let t = TestApp::sqlite(&[]).await;
    let bo = t.student("Bo").await;
    let run = async |language: &str, source: &str| {
        let body = json!({ "language": language, "source": source, "input": "" });
        let ran = t
            .post("/judge/runs", Some(&bo.token), body)
            .await
            .expect(200);
        ran["stdout"]["text"].as_str().unwrap().to_owned()
    };
    let java = "package a.b;\npublic class Hello {\n  public static void main(String[] a) throws Exception { System.out.println(a.length); }\n}\n";
    assert_eq!(run("java", java).await, "0\n");
    assert_eq!(run("sql", "SELECT 1 AS one;").await, "one\n1\n");
    let languages = t.get("/judge/languages", Some(&bo.token)).await.expect(200);
    for language in languages["items"].as_array().unwrap() {
        let limits = &language["limits"];
        assert!(
            limits["wall_ms"].as_i64() > limits["cpu_ms"].as_i64(),
            "{language}"
        );
    }
}

#[tokio::test]
async fn b_4_a_debugging_task_shows_its_report_and_starts_with_the_faulty_program() {
    let t = TestApp::sqlite(&[]).await;
    let bo = t.student("Bo").await;
    let all = t.get("/judge/problems", Some(&bo.token)).await.expect(200);
    let kinds = |kind: &str| {
        let items = all["items"].as_array().unwrap().iter();
        items.filter(|item| item["kind"] == kind).count()
    };
    assert!(kinds("implementation") >= 12 && kinds("debugging") >= 12);
    let path = "/judge/problems/log-shipper";
    let task = t.get(path, Some(&bo.token)).await.expect(200);
    assert!(task["report"].as_str().unwrap().split(' ').count() > 30);
    assert_eq!(task["growth_is_measured"], false);
    let known = t.app.judge.problems().get("log-shipper").unwrap();
    let starters = task["starters"].as_array().unwrap();
    assert_eq!(starters.len(), known.references.len(), "no other language");
    for reference in &known.references {
        let starter = starters
            .iter()
            .find(|starter| starter["language"] == reference.language.id())
            .unwrap();
        let given = known.given_in(reference.language).unwrap();
        assert_eq!(starter["source"], given);
        assert_ne!(given, reference.source);
        assert!(!task.to_string().contains(&reference.source));
    }
    let submit = |source: String, language: &str| {
        let body = json!({ "language": language, "source": source });
        t.post(
            "/judge/problems/log-shipper/submissions",
            Some(&bo.token),
            body,
        )
    };
    let mended = known.references[0].source.clone();
    let right = submit(mended.clone(), "python").await.expect(201);
    assert_eq!(right["verdict"], "accepted");
    assert!(right["time_growth"].is_null());
    let given = known.given_in(runner::Language::Python).unwrap().to_owned();
    let wrong = submit(given, "python").await.expect(201);
    assert_ne!(wrong["verdict"], "accepted");
    submit(mended, "ruby").await.expect(422);
    let problem = t.get("/judge/problems/longest-kept-streak", Some(&bo.token));
    let problem = problem.await.expect(200);
    assert!(problem["report"].is_null());
    assert_eq!(problem["growth_is_measured"], true);
}
