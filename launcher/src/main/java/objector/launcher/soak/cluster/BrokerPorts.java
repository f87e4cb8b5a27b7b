package objector.launcher.soak.cluster;

/// Where a broker listens, and the gates that everybody else is told of.
///
/// @param clients for services and the other brokers
/// @param controllers for its like in the quorum
record BrokerPorts(int clients, int clientGate, int controllers, int controllerGate) {}
