package org.kcov4j.reader.report.html;

import org.kcov4j.reader.coverage.AreaBlocks;
import org.kcov4j.reader.session.AreaInfo;

/**
 * An area that has a page.
 *
 * @param number from 1, over all sessions of the report
 * @param session index of its session in the report
 * @param area its facts
 * @param blocks what it ran
 * @param page its page's path
 * @param script its trace's path
 * @param trace what that holds
 */
record AreaReport(
    int number,
    int session,
    AreaInfo area,
    AreaBlocks blocks,
    String page,
    String script,
    TraceScript.Summary trace) {}
