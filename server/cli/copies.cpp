// `backup`, `restore`, `verify`: copies of a data folder, in an operator's words.
#include "server/cli/commands.hpp"
#include "server/cli/print.hpp"
#include "server/store/backup.hpp"

#include <fmt/format.h>

namespace cli {

int backup(const CopyOptions& options) {
    const auto made = store::backup(options.data, options.file);
    if (!made) {
        error(made.error().message);
        return problems;
    }
    out(fmt::format("{}: {} bytes, up to event {}", options.file, made->bytes, made->last_seq));
    return good;
}

int restore(const CopyOptions& options) {
    const auto overwrite = options.force ? store::Overwrite::yes : store::Overwrite::no;
    const auto done = store::restore(options.data, options.file, overwrite);
    if (!done) {
        error(done.error().message);
        return problems;
    }
    out(fmt::format("{} is restored, up to event {}", options.data, done->last_seq));
    return good;
}

int verify(const CopyOptions& options) {
    const auto report = store::verify(options.data);
    if (!report) {
        error(report.error().message);
        return problems;
    }
    for (const auto& problem : report->problems) out(problem);
    out(fmt::format("{} events, {} conversations, {} tickets: {}", report->last_seq,
                    report->conversations, report->tickets,
                    report->problems.empty() ? "all is well" : "see above"));
    return report->problems.empty() ? good : problems;
}

}  // namespace cli
