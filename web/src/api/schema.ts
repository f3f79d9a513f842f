// Generated from the server's OpenAPI document by `npm run schema`. Do not edit.

export interface paths {
    "/api/v1/admin/interviewers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Interviewers, newest first. Admins only. */
        get: operations["interviewers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/interviewers/{id}/verified": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Verify an interviewer, or take it back. Admins only. */
        put: operations["set_verified"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in. */
        post: operations["login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the session of the refresh cookie. */
        post: operations["logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Exchange the refresh cookie for a new access token and the next cookie. */
        post: operations["refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make an account and sign in. */
        post: operations["register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/interviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Submitted interviews of the caller, newest first. */
        get: operations["interviews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/interviews/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One interview with ratings, notes, feedback and integrity log as filed: its interviewer, and its candidate, who may be
         *     a guest and reads the integrity log once the room has ended.
         */
        get: operations["interview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/judge/drafts/{scope}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the caller was writing. */
        get: operations["draft"];
        /** Keep what the caller is writing, in place of the version they had before them. */
        put: operations["save_draft"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/judge/languages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The languages, and which of them can be run here. */
        get: operations["languages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/judge/problems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All coding problems and debugging tasks, easy first, with the caller's best verdicts. */
        get: operations["problems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/judge/problems/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One coding problem or debugging task: its statement and samples; hidden cases by their number alone. */
        get: operations["problem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/judge/problems/{id}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Run a program on an input of one's own, as the judge would; nothing is compared. */
        post: operations["try_input"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/judge/problems/{id}/samples": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Run a program on the samples. */
        post: operations["try_samples"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/judge/problems/{id}/submissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's submissions for a problem, newest first. */
        get: operations["submissions"];
        put?: never;
        /** Hand a program in. Answers when it is judged; going away before withdraws it. */
        post: operations["submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/judge/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Run a program on one's own input. Answers when it has ended; going away stops it. */
        post: operations["run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/judge/submissions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of the caller's own submissions. */
        get: operations["submission"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in. */
        get: operations["me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/dashboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the dashboard shows of live interviews. */
        get: operations["student_dashboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happens to the signed-in user, as it happens. Starts with `resync`; ends with the access token. */
        get: operations["events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mocks/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The roles to practise for, and how much of each the caller has not met. */
        get: operations["mock_roles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mocks/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's mock interviews, last used first. */
        get: operations["mock_sessions"];
        put?: never;
        /** Start a mock interview with a set of questions of one's own. */
        post: operations["start_mock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mocks/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of the caller's mock interviews with everything that was asked, answered and found; its report once it has ended. */
        get: operations["mock_session"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mocks/sessions/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End it: open questions are skipped, the report is made. */
        post: operations["end_mock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mocks/sessions/{id}/items/{position}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer a question. The answer is kept before it is read; the same answer sent again is the same answer. */
        post: operations["answer_mock_question"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mocks/sessions/{id}/items/{position}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Keep what is being written, over the version that was read. */
        put: operations["save_mock_draft"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mocks/sessions/{id}/items/{position}/hints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Buy one hint more. */
        post: operations["buy_mock_hint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mocks/sessions/{id}/items/{position}/skip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave a question out; its model answer can be read then. */
        post: operations["skip_mock_question"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mocks/skills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's skills, best first. */
        get: operations["mock_skills"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rooms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rooms of the caller, as host or admitted participant, newest first. */
        get: operations["list"];
        put?: never;
        /** Open a room; the caller hosts it. */
        post: operations["create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rooms/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One room, for its host and admitted participants. */
        get: operations["room"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rooms/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the room for everybody. */
        post: operations["end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rooms/{id}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The text of every file as it is now. */
        get: operations["files"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rooms/{id}/guests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask to enter without an account. */
        post: operations["guests"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rooms/{id}/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The integrity log: a host's at any time, anybody else's own once the room has ended. */
        get: operations["incidents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rooms/{id}/lobby": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What anybody with the link may know before joining. */
        get: operations["lobby"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rooms/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that happened in an ended room, but the document's text. */
        get: operations["replay"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rooms/{id}/replay/document": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The text of every file at an instant. */
        get: operations["document"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rooms/{id}/replay/updates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The document's log, for the page to play back: repeated `[u64 at_ms][u32 length]` (big endian) `[Yjs v1 update]`. */
        get: operations["updates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rooms/{id}/rubrics/{participant_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rubric of one candidate as its author last saved it; the room's host only. */
        get: operations["rubric"];
        /** Save the rubric over the version that was read. */
        put: operations["save_rubric"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rooms/{id}/rubrics/{participant_id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** File the rubric: once, for good; the candidate sees it from now on. */
        post: operations["submit_rubric"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rooms/{id}/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A ticket for one of the room's sockets. The first room ticket of a user asks the host to let them in. */
        post: operations["tickets"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the server waits for its first admin. */
        get: operations["setup_status"];
        put?: never;
        /** Make the first admin with the one-time token from the server's log. */
        post: operations["set_up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description What a participant does that the room remembers. Who may: in brackets; `all` excludes observers. */
        Action: {
            /** @enum {string} */
            kind: "chat";
            text: string;
        } | {
            began_ago_ms: components["schemas"]["i64"];
            incident_id: string;
            /** @enum {string} */
            kind: "away_began";
            signal: components["schemas"]["AwaySignal"];
        } | {
            duration_ms: components["schemas"]["i64"];
            incident_id: string;
            /** @enum {string} */
            kind: "away_ended";
        } | {
            file_id: components["schemas"]["FileId"];
            incident_id: string;
            /** @enum {string} */
            kind: "large_paste";
            /** Format: int32 */
            lines: number;
            /** Format: int32 */
            units: number;
        } | {
            /** @enum {string} */
            kind: "file_create";
            language: string;
            name: string;
        } | {
            file_id: components["schemas"]["FileId"];
            /** @enum {string} */
            kind: "file_rename";
            name: string;
        } | {
            file_id: components["schemas"]["FileId"];
            /** @enum {string} */
            kind: "file_language";
            language: string;
        } | {
            file_id: components["schemas"]["FileId"];
            /** @enum {string} */
            kind: "file_delete";
        } | {
            annotation_id: components["schemas"]["AnnotationId"];
            end: string;
            file_id: components["schemas"]["FileId"];
            /** @enum {string} */
            kind: "annotation_add";
            start: string;
            text: string;
        } | {
            annotation_id: components["schemas"]["AnnotationId"];
            /** @enum {string} */
            kind: "annotation_reply";
            text: string;
        } | {
            annotation_id: components["schemas"]["AnnotationId"];
            /** @enum {string} */
            kind: "annotation_resolve";
            resolved: boolean;
        } | {
            file_id: components["schemas"]["FileId"];
            input: string;
            /** @enum {string} */
            kind: "run";
        } | {
            /** @enum {string} */
            kind: "stop_run";
            run_id: string;
        } | {
            /** @enum {string} */
            kind: "admit";
            participant_id: components["schemas"]["ParticipantId"];
            role: components["schemas"]["RoomRole"];
        } | {
            /** @enum {string} */
            kind: "deny";
            participant_id: components["schemas"]["ParticipantId"];
        } | {
            /** @enum {string} */
            kind: "set_role";
            participant_id: components["schemas"]["ParticipantId"];
            role: components["schemas"]["RoomRole"];
        } | {
            /** @enum {string} */
            kind: "mute";
            participant_id: components["schemas"]["ParticipantId"];
        } | {
            /** @enum {string} */
            kind: "remove";
            participant_id: components["schemas"]["ParticipantId"];
        } | {
            /** @enum {string} */
            kind: "end";
        };
        /** @description Advice, anchored where it applies. */
        Advice: {
            /** @description Of the program; from 1. */
            lines?: [
                number,
                number
            ] | null;
            message: string;
            span?: components["schemas"]["TextSpan"] | null;
        };
        Annotation: {
            end: string;
            file_id: components["schemas"]["FileId"];
            id: components["schemas"]["AnnotationId"];
            /** @description First the annotation itself, then replies. */
            notes: components["schemas"]["AnnotationNote"][];
            resolved: boolean;
            start: string;
        };
        /** @description A comment anchored to a range of a file. */
        AnnotationId: string;
        AnnotationNote: {
            at_ms: components["schemas"]["i64"];
            participant_id: components["schemas"]["ParticipantId"];
            text: string;
        };
        /** @description `POST /api/v1/mocks/sessions/{id}/items/{position}/answers` */
        AnswerMock: {
            /**
             * Format: int32
             * @description 1 for the first answer; a later one is a retry, once the session has ended or the question is answered.
             */
            attempt: number;
            work: components["schemas"]["MockWork"];
        };
        /** @enum {string} */
        AnswerMode: "typed" | "voice";
        /** @enum {string} */
        AwaySignal: "tab_hidden" | "window_blur";
        BeingJudged: {
            id: components["schemas"]["SubmissionId"];
            language: string;
            submitted_at_ms: components["schemas"]["i64"];
        };
        /** @description How one hidden case went: nothing of its content. */
        CaseResult: {
            message: string;
            verdict: components["schemas"]["Verdict"];
        };
        ClientMessage: {
            /**
             * Format: int64
             * @description Last event sequence number seen; 0 on a first visit.
             */
            last_seq: number;
            /** @enum {string} */
            type: "hello";
            /** Format: int32 */
            version: number;
        } | {
            /** Format: int32 */
            nonce: number;
            /** @enum {string} */
            type: "ping";
        } | {
            action: components["schemas"]["Action"];
            cid: string;
            /** @enum {string} */
            type: "act";
        } | {
            state: components["schemas"]["MediaState"];
            /** @enum {string} */
            type: "media_state";
        } | (components["schemas"]["MediaOffer"] & {
            /** @enum {string} */
            type: "media_offer";
        }) | {
            candidate: string;
            /** Format: int32 */
            session: number;
            /** @enum {string} */
            type: "media_ice";
        } | {
            /** @enum {string} */
            type: "leave";
        };
        /** @description What one run cost. */
        Cost: {
            cpu_ms: components["schemas"]["i64"];
            /**
             * Format: int64
             * @description Largest resident size.
             */
            peak_bytes: number;
            wall_ms: components["schemas"]["i64"];
        };
        CreateRoomRequest: {
            /** @description Whether people without an account may ask to join with a display name. */
            guests_allowed: boolean;
            integrity?: components["schemas"]["IntegrityPolicy"] | null;
            /** @description 1 to 120 characters. */
            title: string;
        };
        /** @description How something was said, from the transcript and its times; advice, no score rests on it but clarity and structure. */
        Delivery: {
            /**
             * Format: int32
             * @description Absent unless the transcript is verbatim.
             */
            fillers?: number | null;
            /** Format: int32 */
            hedges: number;
            /** Format: int64 */
            longest_pause_ms: number;
            /**
             * Format: int32
             * @description Silences of 1.5 s and more.
             */
            pauses: number;
            /** Format: int32 */
            repetitions: number;
            /**
             * Format: double
             * @description From the first word to the last; absent for typed answers.
             */
            seconds?: number | null;
            star?: components["schemas"]["Star"] | null;
            /** Format: int32 */
            words: number;
            /** Format: double */
            words_per_minute?: number | null;
        };
        DemoAccount: {
            display_name: string;
            email: string;
            password: string;
            role: components["schemas"]["Role"];
        };
        /** @enum {string} */
        Dimension: "correctness" | "time_growth" | "memory_growth" | "readability" | "technical_accuracy" | "clarity" | "structure";
        /** @description One score and what it rests on. */
        DimensionScore: {
            dimension: components["schemas"]["Dimension"];
            /**
             * Format: double
             * @description Absent: it could not be told, and counts for nothing.
             */
            score?: number | null;
            /** @description A plain sentence. */
            why: string;
        };
        /** @description `GET /api/v1/rooms/{id}/replay/document?at_ms=`: the text of every file at that instant. */
        DocumentAt: {
            at_ms: components["schemas"]["i64"];
            files: components["schemas"]["FileText"][];
            /**
             * Format: int64
             * @description Log sequence number the text is at.
             */
            seq: number;
        };
        /** @description `GET`/`PUT /api/v1/judge/drafts/{scope}`: what somebody was writing; `scope` is `playground` or a problem's id. */
        Draft: {
            /** @description Standard input of the playground. */
            input: string;
            /** @description The language chosen last. */
            language: string;
            /** @description A source for each language that has one. */
            sources: components["schemas"]["DraftSource"][];
            updated_at_ms?: components["schemas"]["i64"] | null;
        };
        DraftSource: {
            language: string;
            source: string;
        };
        EditMark: {
            at_ms: components["schemas"]["i64"];
            by: components["schemas"]["ParticipantId"];
            /**
             * Format: int64
             * @description Log sequence number.
             */
            seq: number;
        };
        /** @description What read the answer. */
        EngineUsed: {
            /**
             * Format: double
             * @description 0 to 1.
             */
            confidence: number;
            model: string;
            /** @description `minilm` or `lexical`, or `llm` where a model decided the points. */
            name: string;
            /**
             * Format: int32
             * @description Of the rules.
             */
            version: number;
        };
        /** @description Body of every 4xx and 5xx answer. */
        ErrorBody: {
            code: components["schemas"]["ErrorCode"];
            /** @description The request field at fault, when there is one. */
            field?: string | null;
            /** @description One plain sentence: what happened, and what the caller can do. */
            message: string;
            /**
             * Format: int32
             * @description Whole seconds to wait, with `too_many_requests` and `unavailable` (also in `Retry-After`).
             */
            retry_after_s?: number | null;
        };
        /** @enum {string} */
        ErrorCode: "bad_request" | "unauthenticated" | "wrong_credentials" | "forbidden" | "cross_site" | "not_found" | "conflict" | "email_taken" | "too_large" | "invalid" | "too_many_requests" | "unavailable" | "disk_full" | "internal";
        EventBody: {
            /** @enum {string} */
            kind: "chat";
            text: string;
        } | {
            display_name: string;
            /** @enum {string} */
            kind: "joined";
            participant_id: components["schemas"]["ParticipantId"];
            role: components["schemas"]["RoomRole"];
        } | {
            /** @enum {string} */
            kind: "left";
            participant_id: components["schemas"]["ParticipantId"];
        } | {
            /** @enum {string} */
            kind: "removed";
            participant_id: components["schemas"]["ParticipantId"];
        } | {
            /** @enum {string} */
            kind: "role_changed";
            participant_id: components["schemas"]["ParticipantId"];
            role: components["schemas"]["RoomRole"];
        } | {
            incident: components["schemas"]["Incident"];
            /** @enum {string} */
            kind: "incident";
        } | {
            file: components["schemas"]["File"];
            /** @enum {string} */
            kind: "file_created";
        } | {
            file: components["schemas"]["File"];
            /** @enum {string} */
            kind: "file_changed";
        } | {
            annotation: components["schemas"]["Annotation"];
            /** @enum {string} */
            kind: "annotation_added";
        } | {
            annotation_id: components["schemas"]["AnnotationId"];
            /** @enum {string} */
            kind: "annotation_replied";
            note: components["schemas"]["AnnotationNote"];
        } | {
            annotation_id: components["schemas"]["AnnotationId"];
            /** @enum {string} */
            kind: "annotation_resolved";
            resolved: boolean;
        } | {
            /** @enum {string} */
            kind: "muted";
            participant_id: components["schemas"]["ParticipantId"];
        } | {
            file_id: components["schemas"]["FileId"];
            input: string;
            /** @enum {string} */
            kind: "run_started";
            language: string;
            run_id: string;
        } | {
            file_id: components["schemas"]["FileId"];
            /** @enum {string} */
            kind: "run_ended";
            result: components["schemas"]["RunResult"];
            run_id: string;
            stopped?: boolean;
        } | {
            /** @enum {string} */
            kind: "ended";
        };
        File: {
            deleted: boolean;
            id: components["schemas"]["FileId"];
            language: string;
            name: string;
        };
        /** @description A file of a room's document: `f1`, `f2`, …; also the name of its Y.Text. */
        FileId: string;
        FileText: {
            file_id: components["schemas"]["FileId"];
            text: string;
        };
        /** @description An estimate from measured growth (H-7); always an estimate. */
        GrowthEstimate: {
            /** @description `1`, `log n`, `n`, `n log n`, `n^2`, `n^3`, `2^n`; absent: it abstained. */
            class?: string | null;
            /**
             * Format: double
             * @description 0 to 1.
             */
            confidence: number;
            /** @description Size and what was measured there (milliseconds, or bytes). */
            points: components["schemas"]["GrowthPoint"][];
            runner_up?: string | null;
            /** @description A plain sentence: what it rests on, or why it abstained. */
            why: string;
        };
        GrowthPoint: {
            /** Format: int64 */
            size: number;
            /** Format: double */
            value: number;
        };
        /** @description Lets one browser come back as the same guest; keep it in the tab's session storage. */
        GuestPass: {
            expires_at_ms: components["schemas"]["i64"];
            /** @description JWT (audience `room-guest`), valid for this room only, 24 hours; use as `Authorization: Bearer`. */
            guest_token: string;
            participant_id: components["schemas"]["ParticipantId"];
        };
        /** @description A guest's request to enter a room without an account. */
        GuestRequest: {
            /** @description 1 to 60 characters. */
            display_name: string;
        };
        IceServer: {
            credential?: string | null;
            urls: string[];
            username?: string | null;
        };
        Incident: {
            duration_ms?: components["schemas"]["i64"] | null;
            ended_at_ms?: components["schemas"]["i64"] | null;
            id: string;
            participant_id: components["schemas"]["ParticipantId"];
            severity: components["schemas"]["Severity"];
            started_at_ms: components["schemas"]["i64"];
            what: components["schemas"]["IncidentKind"];
            /** @description Why it is red, in words, when it is. */
            why?: string | null;
        };
        IncidentKind: {
            /** @enum {string} */
            kind: "away";
            signal: components["schemas"]["AwaySignal"];
        } | {
            file_id: components["schemas"]["FileId"];
            /** @enum {string} */
            kind: "large_paste";
            /** Format: int32 */
            lines: number;
            /** Format: int32 */
            units: number;
        };
        /** @description When an absence turns red (VC-3). */
        IntegrityPolicy: {
            /**
             * Format: int32
             * @description So many absences within `burst_window_ms` are red. Default 3, 2 to 20.
             */
            burst_count: number;
            /** @description Default 60 000, 5 000 to 600 000. */
            burst_window_ms: components["schemas"]["i64"];
            /**
             * Format: int32
             * @description A paste of at least so many UTF-16 units is an incident. Default 200, 20 to 100 000.
             */
            large_paste_units: number;
            /** @description One absence this long is red. Default 15 000, 1 000 to 600 000. */
            red_after_ms: components["schemas"]["i64"];
        };
        /** @description One submitted interview with everything its two sides may read. */
        Interview: components["schemas"]["InterviewSummary"] & {
            feedback: string;
            /** @description The candidate's integrity log as it was at the submission, for both sides the same. */
            incidents: components["schemas"]["Incident"][];
            /** @description The candidate reads the log once the room has ended; until then it is empty here. */
            incidents_withheld: boolean;
            pillars: components["schemas"]["PillarRating"][];
        };
        /** @description A submitted evaluation of one candidate in one room. */
        InterviewId: string;
        /** @description A submitted interview in lists: the candidate's archive, the interviewer's completed lane. */
        InterviewSummary: {
            candidate_name: string;
            candidate_user_id?: components["schemas"]["UserId"] | null;
            /**
             * Format: double
             * @description 0 to 100: weighted mean of the six pillars (VC-7).
             */
            composite: number;
            held_at_ms: components["schemas"]["i64"];
            id: components["schemas"]["InterviewId"];
            interviewer_name: string;
            room_id: components["schemas"]["RoomId"];
            submitted_at_ms: components["schemas"]["i64"];
            title: string;
        };
        /** @description A share of a role's questions. */
        KindShare: {
            kind: components["schemas"]["QuestionKind"];
            /**
             * Format: int32
             * @description Percent.
             */
            share: number;
        };
        /** @description A language programs can be written in. */
        LanguageInfo: {
            /** @description `python`, `javascript`, `typescript`, `java`, `cpp`, `c`, `go`, `rust`, `ruby`, `php`, `sql`. */
            id: string;
            /** @description Of a program that is run by itself: in the playground, or in a room. */
            limits: components["schemas"]["RunLimits"];
            /** @description Why not, when not ready; for the operator. */
            missing?: string | null;
            /** @description As people write it. */
            name: string;
            ready: boolean;
            /** @description The tool's own words for its version, when ready. */
            version?: string | null;
        };
        /** @description `GET /api/v1/judge/languages` */
        Languages: {
            /** @description What is weaker than it should be on this machine, in sentences; empty when nothing is. */
            degraded: string[];
            items: components["schemas"]["LanguageInfo"][];
        };
        LoginRequest: {
            email: string;
            password: string;
        };
        MediaOffer: {
            /**
             * Format: int32
             * @description Counts up with each offer of a session; echoed in the answer.
             */
            offer: number;
            /** @description What the client sends, by `mid`. */
            publish: components["schemas"]["PublishedMid"][];
            sdp: string;
            /**
             * Format: int32
             * @description Counts up with each new RTCPeerConnection of this participant; a higher one replaces the older.
             */
            session: number;
            /** @description Which track each receiving `mid` is for. */
            subscribe: components["schemas"]["SubscribedMid"][];
        };
        MediaState: {
            camera: boolean;
            microphone: boolean;
            screen: boolean;
        };
        MockAnswer: {
            answered_at_ms: components["schemas"]["i64"];
            /**
             * Format: int32
             * @description From 1; retries have the higher ones.
             */
            attempt: number;
            feedback?: components["schemas"]["MockFeedback"] | null;
            /** Format: int32 */
            hints: number;
            submission_id?: components["schemas"]["SubmissionId"] | null;
            work: components["schemas"]["MockWork"];
        };
        MockDraft: {
            /** Format: int64 */
            version: number;
            work: components["schemas"]["MockWork"];
        };
        /** @description What an answer was found to be. */
        MockFeedback: {
            advice: components["schemas"]["Advice"][];
            delivery?: components["schemas"]["Delivery"] | null;
            dimensions: components["schemas"]["DimensionScore"][];
            engine?: components["schemas"]["EngineUsed"] | null;
            /** @description Why the score is held down whatever the points say (hidden cases that fail, a copied question, shuffled words, instructions to the judge). */
            held_down: string[];
            /**
             * Format: int32
             * @description Taken off for hints.
             */
            hints_cost: number;
            model_part?: components["schemas"]["ModelPart"] | null;
            points: components["schemas"]["PointFeedback"][];
            /**
             * Format: double
             * @description After hints.
             */
            score: number;
            /** @description A plain sentence. */
            summary: string;
        };
        /** @description A hint that was bought. */
        MockHints: {
            /**
             * Format: int32
             * @description Points off this question's score for each.
             */
            cost: number;
            hints: string[];
            /**
             * Format: int32
             * @description How many more there are.
             */
            left: number;
        };
        /** @description A mock interview. */
        MockId: string;
        MockItem: {
            answers: components["schemas"]["MockAnswer"][];
            draft?: components["schemas"]["MockDraft"] | null;
            hints: components["schemas"]["MockHints"];
            /** Format: int32 */
            position: number;
            question: components["schemas"]["MockQuestion"];
            /** @description The bank had nothing unseen left, so this one comes again. */
            seen_before: boolean;
            solution?: components["schemas"]["MockSolution"] | null;
            state: components["schemas"]["MockItemState"];
        };
        /** @enum {string} */
        MockItemState: "open" | "answered" | "skipped";
        MockProgram: {
            language: string;
            source: string;
        };
        /** @description A question as the student sees it. */
        MockQuestion: {
            id: string;
            kind: components["schemas"]["QuestionKind"];
            /**
             * Format: int32
             * @description A fair time.
             */
            minutes: number;
            /** @description Written for this session by a model, and checked by rules only. */
            novel: boolean;
            /** @description The coding problem or debugging task to solve. */
            problem_id?: string | null;
            /** @description Plain text; for a coding problem the statement is at `GET /judge/problems/{problem_id}`. */
            prompt: string;
            /** @description None while the question is open. */
            tags: string[];
            tier: components["schemas"]["Tier"];
            /** @description Of a coding problem or debugging task. */
            title?: string | null;
            /**
             * @description The skill it measures. Of a coding problem or debugging task not before it is answered or skipped, unless it was chosen: it
             *     may name the technique.
             */
            topic?: string | null;
        };
        /** @description What a session came to. */
        MockReport: {
            /**
             * Format: double
             * @description The mean over those that were answered.
             */
            answered_score?: number | null;
            dimensions: components["schemas"]["DimensionScore"][];
            /** Format: int32 */
            doubtful: number;
            /**
             * Format: int32
             * @description Points over all answers, by their verdict.
             */
            met: number;
            /** Format: int32 */
            missing: number;
            /** Format: int32 */
            partial: number;
            practice: components["schemas"]["PracticeNext"][];
            /**
             * Format: double
             * @description 0 to 100: the mean over all questions, those that were skipped at 0. Absent where none was answered.
             */
            score?: number | null;
            /** @description Skills that this session moved, as they are now. */
            skills: components["schemas"]["Skill"][];
            /** Format: int64 */
            spent_ms: number;
            /** Format: int32 */
            wrong: number;
        };
        /** @description A role to practise for. */
        MockRole: {
            /** @description One sentence. */
            about: string;
            id: string;
            /**
             * Format: int32
             * @description From this level of a student it is open.
             */
            level: number;
            mix: components["schemas"]["KindShare"][];
            open: boolean;
            /**
             * Format: int32
             * @description Questions there are for it, and how many of them the caller has not seen.
             */
            questions: number;
            title: string;
            /** @description Skills that its questions measure. */
            topics: components["schemas"]["MockTopic"][];
            /** Format: int32 */
            unseen: number;
        };
        /** @description `GET /api/v1/mocks/roles` */
        MockRoles: {
            /** @description What reads answers here: shown before somebody relies on it. */
            engine: string;
            items: components["schemas"]["MockRole"][];
        };
        /** @description `GET /api/v1/mocks/sessions/{id}` */
        MockSession: components["schemas"]["MockSummary"] & {
            items: components["schemas"]["MockItem"][];
            report?: components["schemas"]["MockReport"] | null;
        };
        /** @description What may be known once a question is answered or skipped. */
        MockSolution: {
            follow_ups: string[];
            model_answer: string;
            /** @description Right ones, of a coding question whose problem is still there. */
            programs: components["schemas"]["MockProgram"][];
        };
        /** @description A mock interview in lists. */
        MockSummary: {
            /** @description When something was last done in it. */
            active_at_ms: components["schemas"]["i64"];
            adaptive: boolean;
            /** Format: int32 */
            answered: number;
            ended_at_ms?: components["schemas"]["i64"] | null;
            /** @description A search found its words in these questions' texts or answers. */
            found: number[];
            id: components["schemas"]["MockId"];
            /** Format: int32 */
            questions: number;
            role: string;
            role_title: string;
            /**
             * Format: double
             * @description Mean of the answered questions, once it has ended and one was answered.
             */
            score?: number | null;
            started_at_ms: components["schemas"]["i64"];
            tier: components["schemas"]["Tier"];
            topic?: string | null;
        };
        /** @description A topic of a role: its questions, and how many of them the caller has not seen. */
        MockTopic: {
            id: string;
            /** Format: int32 */
            questions: number;
            /** Format: int32 */
            unseen: number;
        };
        /** @description What somebody has said, typed and programmed so far. */
        MockWork: {
            /** @description Of a coding question. */
            language?: string | null;
            mode: components["schemas"]["AnswerMode"];
            /** @description At most 64 KiB. */
            source?: string | null;
            /**
             * Format: int64
             * @description Time on this question with the page in front, as the page counted it.
             */
            spent_ms: number;
            /** @description At most 20,000 characters. */
            text: string;
            /** @description The transcript keeps every sound, fillers among them; most recognisers leave them out. */
            verbatim: boolean;
            /** @description Of a spoken answer: pieces with times; at most 4,000. */
            words: components["schemas"]["TimedWord"][];
        };
        /** @description The configured language model's part, which comes later than the rest. */
        ModelPart: {
            /** @enum {string} */
            state: "waiting";
        } | {
            /** @description A step deeper along this answer. */
            follow_up: string;
            model: string;
            /** @description With the words it quoted; a point whose quote is not in the answer is missing. */
            points: components["schemas"]["PointFeedback"][];
            /** @description Short checksum of the instructions it was given. */
            prompt: string;
            /**
             * Format: double
             * @description Computed from these points.
             */
            score: number;
            /** @enum {string} */
            state: "ready";
            summary: string;
        } | {
            /** @enum {string} */
            state: "failed";
            why: string;
        };
        /** @description Output of a program: text as far as it is text, and cut where it is long. */
        Output: {
            /**
             * Format: int64
             * @description Of the whole output.
             */
            bytes: number;
            cut: boolean;
            /** @description Some bytes were no text. */
            lossy: boolean;
            /** @description At most 64 KiB; bytes that are no UTF-8 are shown as U+FFFD. */
            text: string;
        };
        /** @description `POST /api/v1/judge/problems/{id}/runs`: as [`RunResult`]. */
        OwnRun: components["schemas"]["RunResult"] & {
            returned?: components["schemas"]["Output"] | null;
        };
        /** @description A page of a list, newest first unless the route says otherwise. */
        Page_InterviewSummary: {
            items: {
                candidate_name: string;
                candidate_user_id?: components["schemas"]["UserId"] | null;
                /**
                 * Format: double
                 * @description 0 to 100: weighted mean of the six pillars (VC-7).
                 */
                composite: number;
                held_at_ms: components["schemas"]["i64"];
                id: components["schemas"]["InterviewId"];
                interviewer_name: string;
                room_id: components["schemas"]["RoomId"];
                submitted_at_ms: components["schemas"]["i64"];
                title: string;
            }[];
            /** @description Pass as `before` to get the next page; absent on the last one. */
            next?: string | null;
        };
        /** @description A page of a list, newest first unless the route says otherwise. */
        Page_MockSummary: {
            items: {
                /** @description When something was last done in it. */
                active_at_ms: components["schemas"]["i64"];
                adaptive: boolean;
                /** Format: int32 */
                answered: number;
                ended_at_ms?: components["schemas"]["i64"] | null;
                /** @description A search found its words in these questions' texts or answers. */
                found: number[];
                id: components["schemas"]["MockId"];
                /** Format: int32 */
                questions: number;
                role: string;
                role_title: string;
                /**
                 * Format: double
                 * @description Mean of the answered questions, once it has ended and one was answered.
                 */
                score?: number | null;
                started_at_ms: components["schemas"]["i64"];
                tier: components["schemas"]["Tier"];
                topic?: string | null;
            }[];
            /** @description Pass as `before` to get the next page; absent on the last one. */
            next?: string | null;
        };
        /** @description A page of a list, newest first unless the route says otherwise. */
        Page_Room: {
            items: {
                /** @description Candidates admitted so far. */
                candidates: components["schemas"]["RoomCandidate"][];
                created_at_ms: components["schemas"]["i64"];
                ended_at_ms?: components["schemas"]["i64"] | null;
                guests_allowed: boolean;
                host_id: components["schemas"]["UserId"];
                host_name: string;
                id: components["schemas"]["RoomId"];
                integrity: components["schemas"]["IntegrityPolicy"];
                my_role?: components["schemas"]["RoomRole"] | null;
                status: components["schemas"]["RoomStatus"];
                title: string;
            }[];
            /** @description Pass as `before` to get the next page; absent on the last one. */
            next?: string | null;
        };
        /** @description A page of a list, newest first unless the route says otherwise. */
        Page_User: {
            items: {
                created_at_ms: components["schemas"]["i64"];
                display_name: string;
                email: string;
                id: components["schemas"]["UserId"];
                role: components["schemas"]["Role"];
                /** @description Interviewers only: an admin has verified them; without it they cannot host rooms. */
                verified: boolean;
            }[];
            /** @description Pass as `before` to get the next page; absent on the last one. */
            next?: string | null;
        };
        Participant: {
            /**
             * Format: int32
             * @description Stable colour number 0–9 for cursors and chat.
             */
            colour: number;
            display_name: string;
            /** @description Yjs client ids this participant has written with: names remote cursors without trusting awareness. */
            doc_clients: number[];
            id: components["schemas"]["ParticipantId"];
            media: components["schemas"]["MediaState"];
            presence: components["schemas"]["Presence"];
            role: components["schemas"]["RoomRole"];
            user_id?: components["schemas"]["UserId"] | null;
        };
        /** @description Somebody's place in one room; the same over reconnects and reloads. */
        ParticipantId: string;
        /**
         * @description The six pillars of the rubric (VC-4), in display order.
         * @enum {string}
         */
        Pillar: "problem_solving" | "technical_accuracy" | "code_quality" | "communication_clarity" | "behavioural_competency" | "culture_fit";
        PillarMean: {
            /** Format: int64 */
            interviews: number;
            /**
             * Format: double
             * @description 1 to 5.
             */
            mean: number;
            pillar: components["schemas"]["Pillar"];
        };
        PillarRating: {
            /** @description At most 4 000 characters; empty is fine. */
            notes: string;
            pillar: components["schemas"]["Pillar"];
            /**
             * Format: int32
             * @description 1 to 5; absent while the draft has none.
             */
            rating?: number | null;
        };
        /** @description One key point of the question, and what the answer made of it. */
        PointFeedback: {
            evidence?: components["schemas"]["TextSpan"] | null;
            label: string;
            /** @description What looks like this point and is wrong; told when the answer said so or seems to, or nothing about it. */
            misconception?: string | null;
            text: string;
            verdict: components["schemas"]["PointVerdict"];
            /**
             * Format: int32
             * @description Of 100.
             */
            weight: number;
        };
        /** @enum {string} */
        PointVerdict: "met" | "partial" | "missing" | "doubtful" | "wrong";
        /** @description Something to practise, and why. */
        PracticeNext: {
            /** @description Which questions of the session show it. */
            positions: number[];
            topic: string;
            why: string;
        };
        /** @enum {string} */
        Presence: "online" | "reconnecting" | "left" | "removed";
        /** @description `GET /api/v1/judge/problems/{id}` */
        Problem: components["schemas"]["ProblemSummary"] & {
            /** @description Of programs that were accepted. */
            growth_is_measured: boolean;
            /** Format: int32 */
            hidden_cases: number;
            /** Format: int64 */
            memory_bytes: number;
            /** @description Of a debugging task: what somebody saw who was hurt by the fault. Markdown without HTML. */
            report?: string | null;
            samples: components["schemas"]["Sample"][];
            /** @description One for each language this problem can be solved in here. */
            starters: components["schemas"]["Starter"][];
            /** @description Markdown without HTML. */
            statement: string;
            /** @description How a program talks to the judge: `function`, `stdin` or `sql`. */
            style: components["schemas"]["ProblemStyle"];
        };
        /**
         * @description What is to be done: write a program, or find the fault of a given one and mend it.
         * @enum {string}
         */
        ProblemKind: "implementation" | "debugging";
        /** @enum {string} */
        ProblemStyle: "function" | "stdin" | "sql";
        /** @description A coding problem or debugging task in a list. */
        ProblemSummary: {
            best?: components["schemas"]["Verdict"] | null;
            id: string;
            kind: components["schemas"]["ProblemKind"];
            /** @description Ids of the languages it can be solved in, installed here or not. */
            languages: string[];
            tags: string[];
            tier: components["schemas"]["Tier"];
            title: string;
        };
        Problems: {
            /** @description Easy first. */
            items: components["schemas"]["ProblemSummary"][];
        };
        PublishedMid: {
            mid: string;
            source: components["schemas"]["TrackSource"];
        };
        /** @enum {string} */
        QuestionKind: "conceptual" | "implementation" | "debugging" | "design" | "system_design" | "behavioural";
        Readability: {
            remarks: components["schemas"]["Remark"][];
            /**
             * Format: int32
             * @description 0 to 100.
             */
            score: number;
        };
        RegisterRequest: {
            /** @description 1 to 60 characters. */
            display_name: string;
            email: string;
            /** @description 10 to 128 characters. */
            password: string;
            role: components["schemas"]["SelfServiceRole"];
        };
        /** @description A remark on how the program reads, anchored to lines. */
        Remark: {
            /**
             * Format: int32
             * @description From 1.
             */
            first_line: number;
            /** @description `naming`, `length`, `nesting`, `duplication`, `dead_code`, `complexity`. */
            kind: string;
            /** Format: int32 */
            last_line: number;
            message: string;
        };
        /** @description `GET /api/v1/rooms/{id}/replay`: everything but the document's text. Host and participants, after the end. */
        Replay: {
            annotations: components["schemas"]["Annotation"][];
            /** @description The document's log could not be integrated; text is unavailable, everything else is complete. */
            document_damaged: boolean;
            /** @description When the document changed and by whom, thinned to at most 2 000 marks. */
            edits: components["schemas"]["EditMark"][];
            ended_at_ms: components["schemas"]["i64"];
            /** @description Chat, joins, incidents, annotations, in order. */
            events: components["schemas"]["RoomEvent"][];
            files: components["schemas"]["File"][];
            participants: components["schemas"]["Participant"][];
            room: components["schemas"]["Room"];
            /** @description Code runs on the same axis. */
            runs: components["schemas"]["RunMark"][];
            started_at_ms: components["schemas"]["i64"];
        };
        /** @enum {string} */
        Role: "student" | "interviewer" | "admin";
        /** @description A room as its host and its participants see it in lists. */
        Room: {
            /** @description Candidates admitted so far. */
            candidates: components["schemas"]["RoomCandidate"][];
            created_at_ms: components["schemas"]["i64"];
            ended_at_ms?: components["schemas"]["i64"] | null;
            guests_allowed: boolean;
            host_id: components["schemas"]["UserId"];
            host_name: string;
            id: components["schemas"]["RoomId"];
            integrity: components["schemas"]["IntegrityPolicy"];
            my_role?: components["schemas"]["RoomRole"] | null;
            status: components["schemas"]["RoomStatus"];
            title: string;
        };
        RoomCandidate: {
            display_name: string;
            participant_id: components["schemas"]["ParticipantId"];
            user_id?: components["schemas"]["UserId"] | null;
        };
        /** @description One durable thing that happened in a room. */
        RoomEvent: {
            at_ms: components["schemas"]["i64"];
            body: components["schemas"]["EventBody"];
            by?: components["schemas"]["ParticipantId"] | null;
            /** Format: int64 */
            seq: number;
        };
        /** @description A room: twelve letters in three groups, `bcdf-ghjk-lmnp`; unguessable, and easy to read out. */
        RoomId: string;
        /** @description What anybody with the link may know before joining. */
        RoomLobby: {
            guests_allowed: boolean;
            host_name: string;
            id: components["schemas"]["RoomId"];
            /** @description Told to the candidate before joining (what is recorded, and when an absence turns red). */
            integrity: components["schemas"]["IntegrityPolicy"];
            status: components["schemas"]["RoomStatus"];
            title: string;
        };
        /**
         * @description What somebody is in one room. Host and interviewer see incidents and the rubric; an observer reads only.
         * @enum {string}
         */
        RoomRole: "host" | "candidate" | "observer";
        /** @enum {string} */
        RoomStatus: "open" | "ended";
        /** @description An interviewer's evaluation of one candidate while it is being written; only its author sees it (VC-10). */
        RubricDraft: {
            candidate: components["schemas"]["ParticipantId"];
            /** @description All six, in order. */
            pillars: components["schemas"]["PillarRating"][];
            room_id: components["schemas"]["RoomId"];
            submitted?: components["schemas"]["InterviewId"] | null;
            /** @description Free text for the candidate, at most 8 000 characters. */
            summary: string;
            updated_at_ms?: components["schemas"]["i64"] | null;
            /**
             * Format: int64
             * @description 0 before the first save. A save must carry the version it read; the answer has the next.
             */
            version: number;
        };
        RunLimits: {
            cpu_ms: components["schemas"]["i64"];
            /** Format: int64 */
            input_bytes: number;
            /** Format: int64 */
            memory_bytes: number;
            /** Format: int64 */
            output_bytes: number;
            /** Format: int64 */
            source_bytes: number;
            /** @description Elapsed time, without that in which the machine was busy with others. */
            wall_ms: components["schemas"]["i64"];
        };
        RunMark: {
            at_ms: components["schemas"]["i64"];
            by: components["schemas"]["ParticipantId"];
            duration_ms?: components["schemas"]["i64"] | null;
            file_id: components["schemas"]["FileId"];
            run_id: string;
            /** @description Somebody stopped it; the verdict means nothing then. */
            stopped: boolean;
            verdict?: components["schemas"]["Verdict"] | null;
        };
        /** @description `POST /api/v1/judge/runs`: run a program on the caller's own input (the playground). */
        RunRequest: {
            /**
             * @description Standard input, at most 128 KiB. For a function of a coding problem the call, `name(argument, …)` with arguments
             *     in JSON; for a query the SQL that makes its tables.
             */
            input: string;
            language: string;
            /** @description At most 64 KiB. */
            source: string;
        };
        RunResult: {
            compiler?: components["schemas"]["Output"] | null;
            cost?: components["schemas"]["Cost"] | null;
            /** Format: int32 */
            exit_code?: number | null;
            /** @description One plain sentence about how it ended. */
            message: string;
            stderr: components["schemas"]["Output"];
            stdout: components["schemas"]["Output"];
            /** @description `accepted` here means: ended by itself with exit code 0. */
            verdict: components["schemas"]["Verdict"];
        };
        /** @description A public example. */
        Sample: {
            expected: string;
            /** @description What the program reads; for function problems the call, as text. */
            input: string;
            note: string;
        };
        /** @description How one public case went. */
        SampleResult: {
            /** @description What the program answered. */
            actual: components["schemas"]["Output"];
            cost?: components["schemas"]["Cost"] | null;
            message: string;
            /** @description What it printed besides (function problems), and its standard error. */
            printed: components["schemas"]["Output"];
            sample: components["schemas"]["Sample"];
            stderr: components["schemas"]["Output"];
            verdict: components["schemas"]["Verdict"];
        };
        SamplesResult: {
            compiler?: components["schemas"]["Output"] | null;
            message: string;
            results: components["schemas"]["SampleResult"][];
            verdict: components["schemas"]["Verdict"];
        };
        /** @description `PUT /api/v1/mocks/sessions/{id}/items/{position}/draft` */
        SaveMockDraft: {
            /**
             * Format: int64
             * @description Of the draft this one replaces; 0 for the first. Another one in between is a conflict.
             */
            version: number;
            work: components["schemas"]["MockWork"];
        };
        SaveRubricRequest: {
            pillars: components["schemas"]["PillarRating"][];
            summary: string;
            /** Format: int64 */
            version: number;
        };
        /**
         * @description Roles that people can register with themselves.
         * @enum {string}
         */
        SelfServiceRole: "student" | "interviewer";
        ServerMessage: {
            /** @enum {string} */
            type: "waiting";
        } | (components["schemas"]["Welcome"] & {
            /** @enum {string} */
            type: "welcome";
        }) | (components["schemas"]["RoomEvent"] & {
            /** @enum {string} */
            type: "event";
        }) | {
            cid: string;
            /** Format: int64 */
            seq: number;
            /** @enum {string} */
            type: "ack";
        } | {
            cid: string;
            reason: string;
            /** @enum {string} */
            type: "refused";
        } | {
            /** Format: int32 */
            nonce: number;
            /** @enum {string} */
            type: "pong";
        } | {
            participant: components["schemas"]["Participant"];
            /** @enum {string} */
            type: "presence";
        } | {
            /** @enum {string} */
            type: "lobby";
            waiting: components["schemas"]["Waiting"][];
        } | {
            participants: components["schemas"]["ParticipantId"][];
            /** @enum {string} */
            type: "speakers";
        } | {
            tracks: components["schemas"]["Track"][];
            /** @enum {string} */
            type: "tracks";
        } | {
            /** Format: int32 */
            offer: number;
            sdp: string;
            /** Format: int32 */
            session: number;
            /** @enum {string} */
            type: "media_answer";
        } | {
            reason: string;
            /** Format: int32 */
            session: number;
            /** @enum {string} */
            type: "media_failed";
        } | {
            /** @enum {string} */
            type: "muted";
        } | {
            /** Format: double */
            composite: number;
            interview_id: components["schemas"]["InterviewId"];
            /** @enum {string} */
            type: "rubric_submitted";
        };
        /** @description What a successful login, registration or refresh answers; the refresh token travels in a cookie only. */
        SessionResponse: {
            /** @description JWT for `Authorization: Bearer`, 15 minutes. */
            access_token: string;
            expires_at_ms: components["schemas"]["i64"];
            user: components["schemas"]["User"];
        };
        /** @description Admin's list of interviewers to verify. */
        SetVerifiedRequest: {
            verified: boolean;
        };
        /** @description Makes the first admin; the token is printed by the server's first start and works once. */
        SetupRequest: {
            display_name: string;
            email: string;
            password: string;
            token: string;
        };
        /** @description Whether the server still waits for its first admin. */
        SetupStatus: {
            /** @description Demo accounts to offer on the sign-in page; only under `seed-demo` on loopback. */
            demo_accounts: components["schemas"]["DemoAccount"][];
            needs_setup: boolean;
        };
        /** @enum {string} */
        Severity: "yellow" | "red";
        /** @description Skill in a topic, as an Elo rating. */
        Skill: {
            /** Format: int32 */
            answers: number;
            /**
             * Format: double
             * @description Easy questions are rated 1000, medium ones 1300, hard ones 1600.
             */
            rating: number;
            topic: string;
        };
        /** @description Situation, task, action, result. */
        Star: {
            action: boolean;
            result: boolean;
            situation: boolean;
            task: boolean;
        };
        /** @description `POST /api/v1/mocks/sessions` */
        StartMock: {
            /** @description Move up and down from `tier` with the caller's skill in each topic. */
            adaptive: boolean;
            /**
             * Format: int32
             * @description Questions: 1 to 10.
             */
            length: number;
            role: string;
            tier: components["schemas"]["Tier"];
            /** @description Only questions of this topic, as long as there are any. */
            topic?: string | null;
        };
        /** @description The code an editor starts with; in a debugging task the faulty program. */
        Starter: {
            /** @description With the language's factor in it. */
            cpu_ms: components["schemas"]["i64"];
            language: string;
            source: string;
        };
        /** @description What the student dashboard shows of live interviews (A-12). */
        StudentDashboard: {
            /** Format: int64 */
            interviews_held: number;
            latest?: components["schemas"]["InterviewSummary"] | null;
            /** @description Open rooms the student was admitted to and can step back into. */
            open_rooms: components["schemas"]["Room"][];
            /** @description Mean rating a pillar over all submitted interviews, with how many it rests on. */
            pillars: components["schemas"]["PillarMean"][];
        };
        /** @description A judged submission; only its author may read it. */
        Submission: components["schemas"]["SubmissionSummary"] & {
            compiler?: components["schemas"]["Output"] | null;
            cost?: components["schemas"]["Cost"] | null;
            memory_growth?: components["schemas"]["GrowthEstimate"] | null;
            message: string;
            readability?: components["schemas"]["Readability"] | null;
            /** @description Of the hidden cases that were run, in order; a limit ends the row early. */
            results: components["schemas"]["CaseResult"][];
            source: string;
            time_growth?: components["schemas"]["GrowthEstimate"] | null;
        };
        /** @description A program handed in for a coding problem. */
        SubmissionId: string;
        SubmissionSummary: {
            /** Format: int32 */
            cases: number;
            id: components["schemas"]["SubmissionId"];
            language: string;
            /** Format: int32 */
            passed: number;
            problem_id: string;
            submitted_at_ms: components["schemas"]["i64"];
            verdict: components["schemas"]["Verdict"];
        };
        /** @description `GET /api/v1/judge/problems/{id}/submissions` */
        Submissions: {
            /** @description Newest first. */
            items: components["schemas"]["SubmissionSummary"][];
            /** @description Not judged yet, oldest first; on the first page. */
            judging: components["schemas"]["BeingJudged"][];
            /** @description For the next page; absent at the end. */
            next?: string | null;
        };
        /** @description `POST /api/v1/judge/problems/{id}/samples` and `…/submissions` */
        SubmitRequest: {
            language: string;
            /** @description At most 64 KiB. */
            source: string;
        };
        SubscribedMid: {
            mid: string;
            track_id: components["schemas"]["TrackId"];
        };
        TextSpan: {
            /** Format: int32 */
            end: number;
            /** Format: int32 */
            start: number;
        };
        Ticket: {
            expires_at_ms: components["schemas"]["i64"];
            participant_id: components["schemas"]["ParticipantId"];
            /** @description Pass as `?ticket=`. */
            ticket: string;
        };
        /** @enum {string} */
        TicketKind: "room" | "doc";
        TicketRequest: {
            kind: components["schemas"]["TicketKind"];
        };
        /** @enum {string} */
        Tier: "easy" | "medium" | "hard";
        /** @description A recognised piece of speech. */
        TimedWord: {
            /** Format: int64 */
            end_ms: number;
            /**
             * Format: int64
             * @description Since the recording began.
             */
            start_ms: number;
            /** @description One word or a few; at most 200 characters. */
            text: string;
        };
        Track: {
            id: components["schemas"]["TrackId"];
            participant_id: components["schemas"]["ParticipantId"];
            source: components["schemas"]["TrackSource"];
        };
        /** @description One published media track of a room, made by the server. */
        TrackId: string;
        /** @enum {string} */
        TrackSource: "camera" | "microphone" | "screen";
        User: {
            created_at_ms: components["schemas"]["i64"];
            display_name: string;
            email: string;
            id: components["schemas"]["UserId"];
            role: components["schemas"]["Role"];
            /** @description Interviewers only: an admin has verified them; without it they cannot host rooms. */
            verified: boolean;
        };
        /** @description Pushed on `/api/v1/me/events` (server-sent events) to every page of a signed-in user. */
        UserEvent: {
            /** @enum {string} */
            type: "resync";
        } | {
            interview: components["schemas"]["InterviewSummary"];
            /** @enum {string} */
            type: "interview_submitted";
        } | {
            room_id: components["schemas"]["RoomId"];
            /** @enum {string} */
            type: "room_changed";
        } | {
            mock_id: components["schemas"]["MockId"];
            /** @enum {string} */
            type: "mock_changed";
        } | {
            /** @enum {string} */
            type: "interviewers_changed";
        };
        /** @description An account. */
        UserId: string;
        /**
         * @description Worst first: of several, the first in this order is the submission's.
         * @enum {string}
         */
        Verdict: "system_error" | "compile_error" | "output_limit" | "memory_limit" | "time_limit" | "runtime_error" | "wrong_answer" | "accepted";
        Waiting: {
            display_name: string;
            guest: boolean;
            participant_id: components["schemas"]["ParticipantId"];
            since_ms: components["schemas"]["i64"];
        };
        Welcome: {
            annotations: components["schemas"]["Annotation"][];
            created_at_ms: components["schemas"]["i64"];
            events: components["schemas"]["RoomEvent"][];
            files: components["schemas"]["File"][];
            ice_servers: components["schemas"]["IceServer"][];
            integrity: components["schemas"]["IntegrityPolicy"];
            me: components["schemas"]["ParticipantId"];
            /** @description Everybody who was ever admitted. */
            participants: components["schemas"]["Participant"][];
            role: components["schemas"]["RoomRole"];
            room_id: components["schemas"]["RoomId"];
            /**
             * Format: int64
             * @description Sequence number this snapshot is at.
             */
            seq: number;
            server_now_ms: components["schemas"]["i64"];
            status: components["schemas"]["RoomStatus"];
            title: string;
            tracks: components["schemas"]["Track"][];
        };
        /** Format: int64 */
        i64: number;
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    interviewers: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                before?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_User"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    set_verified: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetVerifiedRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No such interviewer */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginRequest"];
            };
        };
        responses: {
            /** @description Sets the refresh cookie */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionResponse"];
                };
            };
            /** @description `wrong_credentials` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many attempts; `Retry-After` says how long to wait */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out, or was not signed in */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    refresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionResponse"];
                };
            };
            /** @description No session; sign in again */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterRequest"];
            };
        };
        responses: {
            /** @description Signed in; sets the refresh cookie */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionResponse"];
                };
            };
            /** @description Registration is closed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `email_taken` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description A field is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    interviews: {
        parameters: {
            query?: {
                /** @description Words that must all appear in title, names, feedback or notes. */
                q?: string | null;
                /** @description `next` of the page before. */
                before?: string | null;
                /** @description On which side the caller was; by default as students candidates, others interviewers. */
                as?: ("candidate" | "interviewer") | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_InterviewSummary"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    interview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["InterviewId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Interview"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    draft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `playground`, or the id of a problem */
                scope: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Empty when nothing was saved */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Draft"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    save_draft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                scope: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Draft"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Draft"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Another version was saved meanwhile; nothing was replaced */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    languages: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Languages"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    problems: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    problem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    try_input: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnRun"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The language cannot be run here */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Also when the input is no call of the function */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many programs are waiting */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    try_samples: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubmitRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SamplesResult"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The language cannot be run here */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many programs are waiting */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    submissions: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                before?: string | null;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Submissions"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    submit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubmitRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Submission"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The language cannot be run here */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many programs are waiting */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    run: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunRequest"];
            };
        };
        responses: {
            /** @description Also when the program failed: the verdict says so */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunResult"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The language cannot be run here */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many programs are waiting */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    submission: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["SubmissionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Submission"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    student_dashboard: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StudentDashboard"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    events: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["UserEvent"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    mock_roles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MockRoles"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    mock_sessions: {
        parameters: {
            query?: {
                /** @description Words that must all appear in the role, the questions or the answers. */
                q?: string | null;
                /** @description `next` of the page before. */
                before?: string | null;
                state?: ("active" | "ended" | "all") | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_MockSummary"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    start_mock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartMock"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MockSession"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many are going on */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many were started within a day */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    mock_session: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["MockId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MockSession"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    end_mock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["MockId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Also when it had ended before */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MockSession"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    answer_mock_question: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["MockId"];
                position: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerMock"];
            };
        };
        responses: {
            /** @description Without feedback when reading takes long: `mock_changed` tells of it */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MockAnswer"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Answered in another window, or the interview has ended or is full */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Earlier answers are still being read, or too many were given within a day */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    save_mock_draft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["MockId"];
                position: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveMockDraft"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MockDraft"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Another draft came in between */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    buy_mock_hint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["MockId"];
                position: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MockHints"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description None is left, or the question is not open */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    skip_mock_question: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["MockId"];
                position: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MockSession"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description It is answered, or the interview has ended */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    mock_skills: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Skill"][];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    list: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                before?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Room"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateRoomRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Room"];
                };
            };
            /** @description Not a verified interviewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    room: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["RoomId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Room"];
                };
            };
            /** @description Not there, or not the caller's */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    end: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["RoomId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It has ended, now or before */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not there, or the caller does not host it */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    files: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["RoomId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileText"][];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The document is damaged */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    guests: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["RoomId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GuestRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestPass"];
                };
            };
            /** @description The host does not allow guests */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The room has ended */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many people ask at a time, for this room or from this address */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    incidents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["RoomId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Incident"][];
                };
            };
            /** @description Not the host, and the room has not ended */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    lobby: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["RoomId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoomLobby"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    replay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["RoomId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Replay"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The interview is still going on */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    document: {
        parameters: {
            query: {
                at_ms: components["schemas"]["i64"];
            };
            header?: never;
            path: {
                id: components["schemas"]["RoomId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentAt"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The interview is still going on, or its document is damaged */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    updates: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["RoomId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": number[];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The interview is still going on */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    rubric: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["RoomId"];
                participant_id: components["schemas"]["ParticipantId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RubricDraft"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No such candidate, or not the caller's room */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    save_rubric: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["RoomId"];
                participant_id: components["schemas"]["ParticipantId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveRubricRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RubricDraft"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `version` is stale, or the rubric was submitted */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    submit_rubric: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["RoomId"];
                participant_id: components["schemas"]["ParticipantId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveRubricRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Interview"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Submitted before, or `version` is stale */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description A pillar has no rating */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    tickets: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["RoomId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description Removed from the room, or not admitted yet (document) */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The room has ended */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    setup_status: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetupStatus"];
                };
            };
        };
    };
    set_up: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetupRequest"];
            };
        };
        responses: {
            /** @description Signed in as the admin; sets the refresh cookie */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionResponse"];
                };
            };
            /** @description Not the token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is an admin, or `email_taken` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
}
