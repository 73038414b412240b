// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/execution/task.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace wb::tasks {

/// Local files and folders that stand for S3 in a Distributed Map: an ItemReader's object is `<folder>/<Key>`
/// or `<folder>/<Bucket>/<Key>`, a listing gives the files under `<folder>/<Bucket>`, else under `<folder>`,
/// whose path begins with the prefix, a ResultWriter's prefix becomes a folder of the same name. Everything
/// else goes on to `next`.
class LocalFiles : public execution::TaskInterface {
  public:
    /// `folder` is absolute.
    explicit LocalFiles(std::filesystem::path folder, execution::TaskInterface* next = nullptr);

    void start(const execution::TaskRequest& request, Completion completion) override;
    void cancel(execution::TaskId task) override;
    bool wait(int milliseconds) override;

  private:
    std::filesystem::path find(const std::string& bucket, const std::string& key) const;
    execution::TaskReply readItems(const execution::TaskRequest& request) const;
    execution::TaskReply readListing(const execution::TaskRequest& request) const;
    execution::TaskReply readLocations(const execution::TaskRequest& request,
                                       const std::string& content) const;
    execution::TaskReply readManifest(const execution::TaskRequest& request,
                                      const std::string& content) const;
    static json::Value listed(const std::filesystem::path& file, const std::string& key);
    static execution::TaskReply loadAll(const std::vector<std::filesystem::path>& files,
                                        const json::Value& config);
    execution::TaskReply writeResults(const execution::TaskRequest& request) const;

    std::filesystem::path m_folder;
    execution::TaskInterface* m_next;
};

} // namespace wb::tasks
