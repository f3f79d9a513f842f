import { getRouteApi } from "@tanstack/react-router";
import { InterviewPage } from "@/features/analytics/interview-page";

const studentRoute = getRouteApi("/student/archive/$interviewId");
const interviewerRoute = getRouteApi("/interviewer/board/evaluations/$interviewId");

export function StudentInterview() {
  const { interviewId } = studentRoute.useParams();
  return <InterviewPage interviewId={interviewId} portal="student" />;
}

export function InterviewerInterview() {
  const { interviewId } = interviewerRoute.useParams();
  return <InterviewPage interviewId={interviewId} portal="interviewer" />;
}
